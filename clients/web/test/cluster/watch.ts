import type { Page } from '@playwright/test'
import { expect, samePeer, ufrag } from '../real/base'

interface Moment {
  at: number
  frames: number
  line: string
}

declare global {
  interface Window {
    moments: Moment[]
  }
}

/** How long a picture may stand still: the machine starts what another node held, beside two browsers. */
const PICTURE_MILLIS_MAX = 3_000

/** Looks at a page's picture and at its line to the hub ten times a second, from now on. */
export class Watch {
  private constructor(
    private readonly page: Page,
    private readonly ufragBefore: string | undefined,
  ) {}

  static async of(page: Page): Promise<Watch> {
    await page.evaluate(() => {
      window.moments = []
      setInterval(async () => {
        const line = window.legalhub!.connection()
        const report = await window.legalhub?.call()?.getStats()
        let frames = 0
        report?.forEach((stat) => stat.type === 'inbound-rtp' && stat.kind === 'video' && (frames = stat.framesDecoded ?? 0))
        window.moments.push({ at: Date.now(), frames, line })
      }, 100)
    })
    return new Watch(page, await ufrag(page))
  }

  private moments = () => this.page.evaluate(() => window.moments)

  /** When the line was there again after it had been lost; 0 while it isn't. */
  async backAt(since: number): Promise<number> {
    const later = (await this.moments()).filter(({ at }) => at >= since)
    const lost = later.findIndex(({ line }) => line !== 'open')
    return lost < 0 ? 0 : (later.slice(lost).find(({ line }) => line === 'open')?.at ?? 0)
  }

  /** The longest time without a new picture. */
  async longestStill(): Promise<number> {
    const moments = await this.moments()
    let last = moments[0]!
    let longest = 0
    for (const moment of moments) {
      longest = Math.max(longest, moment.at - last.at)
      if (moment.frames > last.frames) last = moment
    }
    return longest
  }

  /** The same call by the same way, its picture never still for long, its page never sent off. */
  async expectUntouched(): Promise<void> {
    expect(await samePeer(this.page)).toBe(true)
    expect(await ufrag(this.page), 'no way was sought anew').toBe(this.ufragBefore)
    expect((await this.moments()).map(({ line }) => line)).not.toContain('displaced')
    expect(await this.longestStill()).toBeLessThan(PICTURE_MILLIS_MAX)
  }
}
