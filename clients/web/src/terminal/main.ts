import { carryVisits } from './carry'

// A visit asks by whom it is carried as soon as it is loaded; so it is loaded after that was said.
carryVisits()
void import('./start')
