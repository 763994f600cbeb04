const REASONS = new Set([
  'NOT_AUDIO', 'SILENT', 'TOO_SHORT', 'HEARD_BEFORE', 'OTHER_DEVICE', 'OUT_OF_BOUNDS', 'UNCERTAIN_POSITION', 'NO_POSITION',
  'INCOMPLETE', 'HASH_MISMATCH', 'LENGTH_MISMATCH', 'GAP', 'UNFINISHED', 'OUTSIDE_WINDOW', 'DIGITS_NOT_READ', 'VOICE_UNLIKE', 'UNCHECKED',
])

/** The message key for why a voice report wasn't simply accepted. */
export const reasonKey = (reason: string) => `reason.${REASONS.has(reason) ? reason : 'OTHER'}`
