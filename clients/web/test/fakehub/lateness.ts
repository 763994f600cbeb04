/** How late what the fake hub says and hears is, by chance up to so many milliseconds: shows which tests look before their page can know. */
const MOST = Number(process.env.LEGALHUB_LATENESS ?? 0)

/** One direction of a line: late, and in order. */
export class Way {
  private last = 0

  pass(step: () => void): void {
    if (!MOST) return step()
    const now = Date.now()
    this.last = Math.max(this.last + 1, now + Math.random() * MOST)
    setTimeout(step, this.last - now)
  }
}
