/** Follows how loud a microphone hears, from 0 to 1; the answer ends it. */
export function meter(track: MediaStreamTrack, seen: (level: number) => void): () => void {
  if (typeof AudioContext === 'undefined') return () => {}
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  const samples = new Uint8Array(analyser.fftSize)
  const handle = setInterval(() => {
    analyser.getByteTimeDomainData(samples)
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0)
    seen(Math.min(1, loudest / 64))
  }, 120)
  return () => {
    clearInterval(handle)
    void context.close()
  }
}
