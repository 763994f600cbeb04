/** How loud each of so many equal parts is, 0 to 1; nothing where this browser can't read it. */
export async function peaksOf(bytes: Uint8Array<ArrayBuffer>, count: number): Promise<number[]> {
  if (typeof OfflineAudioContext === 'undefined') return []
  // A low rate is enough for a picture and keeps an hour of sound small.
  const decoder = new OfflineAudioContext(1, 1, 8_000)
  const sound = await decoder.decodeAudioData(bytes.buffer).catch(() => undefined)
  if (!sound) return []
  const samples = sound.getChannelData(0)
  const width = Math.max(1, Math.floor(samples.length / count))
  const peaks = Array.from({ length: count }, (_, at) => loudest(samples, at * width, (at + 1) * width))
  const most = Math.max(0.05, ...peaks)
  return peaks.map((peak) => peak / most)
}

function loudest(samples: Float32Array, from: number, to: number): number {
  let most = 0
  for (let at = from; at < Math.min(to, samples.length); at++) most = Math.max(most, Math.abs(samples[at]!))
  return most
}

export function draw(canvas: HTMLCanvasElement, peaks: readonly number[], share: number): void {
  const paint = canvas.getContext('2d')
  if (!paint) return
  const { width, height } = canvas
  const colours = getComputedStyle(canvas)
  paint.clearRect(0, 0, width, height)
  const step = width / peaks.length
  peaks.forEach((peak, at) => {
    paint.fillStyle = colours.getPropertyValue(at / peaks.length < share ? '--brand' : '--wave')
    const tall = Math.max(2, peak * height)
    paint.fillRect(at * step, (height - tall) / 2, Math.max(1, step - 1), tall)
  })
}
