/** What the hub takes in base64 is 60,000 characters. */
const BYTES_MAX = 44_000
const SIDE_MAX = 1024
const QUALITIES = [0.8, 0.65, 0.5, 0.35]

/** A picture as a small JPEG, smaller until it fits; nothing where it isn't one. */
export async function smallJpeg(file: Blob): Promise<Blob | undefined> {
  const picture = await drawable(file)
  if (!picture) return undefined
  for (let side = SIDE_MAX; side >= 256; side = Math.round(side * 0.7)) {
    for (const quality of QUALITIES) {
      const made = await scaled(picture, side, quality)
      if (!made) return undefined
      if (made.size <= BYTES_MAX) return made
    }
  }
  return undefined
}

function drawable(file: Blob): Promise<HTMLImageElement | undefined> {
  return new Promise((done) => {
    const url = URL.createObjectURL(file)
    const image = new Image()
    image.onload = () => (URL.revokeObjectURL(url), done(image))
    image.onerror = () => (URL.revokeObjectURL(url), done(undefined))
    image.src = url
  })
}

function scaled(image: HTMLImageElement, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(image.naturalWidth, image.naturalHeight, 1))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality))
}

export async function base64(blob: Blob): Promise<string> {
  let text = ''
  for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte)
  return btoa(text)
}
