/**
 * An ID card, as a reader gives it. It says who somebody claims to be and proves nothing: only the name is taken, to
 * fill a form; the number doesn't leave this file.
 */
export interface Card {
  name: string
}

/** A reader of ID cards: begins to watch, and tells each card once; the answer ends it. */
export type CardReader = (read: (card: Card) => void) => () => void

/** The keys of a wedge reader follow one another faster than a person types. */
const BETWEEN_KEYS_MILLIS_MAX = 50
const LINE_MAX = 512

/**
 * A reader that types: one line a card, ended by Enter, its fields parted by comma, semicolon, tab or bar, in any
 * order. The 18-digit number tells a card from whatever else is typed.
 */
export function wedgeReader(target: Pick<Window, 'addEventListener' | 'removeEventListener'>, now: () => number): CardReader {
  return (read) => {
    let line = ''
    let last = 0
    const typed = (event: Event) => {
      const { key } = event as KeyboardEvent
      const at = now()
      if (at - last > BETWEEN_KEYS_MILLIS_MAX) line = ''
      last = at
      if (key === 'Enter') {
        const card = parseCard(line)
        line = ''
        if (card) read(card)
      } else if (key.length === 1 || key === 'Tab') line = (line + (key === 'Tab' ? '\t' : key)).slice(-LINE_MAX)
    }
    target.addEventListener('keydown', typed, { capture: true })
    return () => target.removeEventListener('keydown', typed, { capture: true })
  }
}

/**
 * A reader behind a small service on the device itself: `GET url` answers 200 with `{"name","number"}` when a card lies
 * on it, 204 otherwise.
 */
export function httpReader(url: string, every: (call: () => void) => () => void): CardReader {
  return (read) => {
    let lying = ''
    return every(async () => {
      const answer = await fetch(url, { cache: 'no-store', credentials: 'omit' }).catch(() => undefined)
      const body = answer?.status === 200 ? ((await answer.json().catch(() => ({}))) as { name?: string; number?: string }) : {}
      const number = body.number ?? ''
      const card = parseCard(`${body.name ?? ''},${number}`)
      // A card that goes on lying there is the same one.
      if (card && number !== lying) read(card)
      lying = card ? number : ''
    })
  }
}

export function parseCard(line: string): Card | undefined {
  const fields = line.split(/[,;\t|]/).map((field) => field.trim())
  const name = fields.find((field) => /^\p{Script=Han}[\p{Script=Han}·]{1,29}$/u.test(field))
  return name && fields.some(isIdNumber) ? { name } : undefined
}

/** GB 11643: seventeen digits and a check character (ISO 7064 MOD 11-2). */
function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false
  const sum = [...text.slice(0, 17)].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase()
}
