import { makeStaff } from '../shared/staff'

/** Those who look after the hub itself: its terminals, its people and its rules. */
export const staff = makeStaff(['ADMINISTRATOR'], 'web/0.1 admin')
export const { hub, town, townProblem, account, person, connection, begin, logOut, nameOf } = staff
