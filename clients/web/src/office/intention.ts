import { useIntention as useIntentionOf } from '../shared/useIntention'
import { hub } from './office'

export const useIntention = (own?: (code: string) => string | undefined) => useIntentionOf(hub, own)
