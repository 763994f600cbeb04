import type { Page } from '@playwright/test'

/** The least of what is on a screen: what the weakest eyes and the least steady hands meet. */
export interface Measured {
  /** Pixels of the smallest text. */
  text: number
  /** Pixels of the shorter side of the smallest thing to touch. */
  target: number
  /** Of the palest text against what lies behind it. */
  contrast: number
  /** Line spacing of the tightest text that runs over several lines. */
  spacing: number
}

/** Text over a picture that moves has no one background; it isn't judged here. */
export function measure(page: Page): Promise<Measured> {
  return page.evaluate(() => {
    type Colour = [number, number, number, number]
    const parse = (text: string): Colour => {
      const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
      return [r, g, b, a]
    }
    const luminance = ([r, g, b]: Colour) => {
      const [x, y, z] = [r, g, b].map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number]
      return 0.2126 * x + 0.7152 * y + 0.0722 * z
    }
    const behind = (element: Element | null): Colour => {
      for (let some = element; some; some = some.parentElement) {
        const colour = parse(getComputedStyle(some).backgroundColor)
        if (colour[3] === 1) return colour
      }
      return [255, 255, 255, 1]
    }
    const seen = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('.out-of-sight, .call-stage')
    const least: Measured = { text: Infinity, target: Infinity, contrast: Infinity, spacing: Infinity }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!
      if (!/\S/.test(node.textContent ?? '') || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(element.tagName) || !seen(element)) continue
      const style = getComputedStyle(element)
      const size = parseFloat(style.fontSize)
      const [front, back] = [luminance(parse(style.color)), luminance(behind(element))]
      least.text = Math.min(least.text, size)
      least.contrast = Math.min(least.contrast, (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05))
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
      if (lines > 1) least.spacing = Math.min(least.spacing, parseFloat(style.lineHeight) / size || 1.2)
    }
    for (const element of document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [role=button]')) {
      if (!seen(element) || getComputedStyle(element).display === 'inline') continue
      const { width, height } = (element.closest('label') ?? element).getBoundingClientRect()
      if (width > 0) least.target = Math.min(least.target, width, height)
    }
    return least
  })
}
