import type { Locator } from '@playwright/test'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** What a phone's camera would read from that part of the screen. */
export async function readCode(shown: Locator): Promise<string> {
  const picture = PNG.sync.read(await shown.screenshot())
  const found = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)
  if (!found) throw new Error('no code is to be read on the screen')
  return found.data
}
