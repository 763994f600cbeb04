/**
 * Where the hubs' sockets are. Any hub serves anybody: a page begins at its own, and goes on at the next whenever a
 * line is lost or refused.
 */
export class Addresses {
  private urls: readonly string[]
  private at = 0

  /** `alone`: the socket at the page's own origin, for a hub that names none. */
  constructor(
    private readonly alone: string,
    private readonly random: () => number,
  ) {
    this.urls = [alone]
  }

  /** The page's own hub first, the others in an order of chance: so a dead hub's people spread over all of them. */
  know([own = this.alone, ...others]: readonly string[]): void {
    const here = this.current
    this.urls = [own, ...shuffled(others, this.random)]
    this.at = Math.max(0, this.urls.indexOf(here))
  }

  get current(): string {
    return this.urls[this.at]!
  }

  get count(): number {
    return this.urls.length
  }

  /** The hub at hand is asked again only after all others. */
  moveOn(): void {
    this.at = (this.at + 1) % this.urls.length
  }
}

function shuffled(some: readonly string[], random: () => number): string[] {
  const mixed = [...some]
  for (let left = mixed.length; left > 1; left--) {
    const from = Math.floor(random() * left)
    ;[mixed[left - 1], mixed[from]] = [mixed[from]!, mixed[left - 1]!]
  }
  return mixed
}
