import { expect, type Locator } from '@playwright/test'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** What a phone's camera reads from that part of the screen, held there until it can. */
export async function readCode(shown: Locator): Promise<string> {
  let read = ''
  await expect.poll(async () => (read = await look(shown)), 'a code is to be read on the screen').not.toBe('')
  return read
}

async function look(shown: Locator): Promise<string> {
  const picture = PNG.sync.read(await shown.screenshot())
  return jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data ?? ''
}
