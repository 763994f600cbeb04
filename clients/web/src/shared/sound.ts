import { every, type Timers } from '../hub/timers'

/** Sounds are made, not loaded: nothing to fetch and nothing to licence. A browser lets them out after a touch. */
let context: AudioContext | undefined

function audio(): AudioContext | undefined {
  if (typeof AudioContext === 'undefined') return undefined
  return (context ??= new AudioContext())
}

/** To be called from a touch: from then on sounds are allowed. */
export async function allowSound(): Promise<boolean> {
  await audio()?.resume().catch(() => {})
  return soundAllowed()
}

export function soundAllowed(): boolean {
  return context?.state === 'running'
}

/** Two rising notes: somebody answered. */
export function chime(): void {
  note(660, 0, 0.25)
  note(880, 0.22, 0.45)
}

/** A telephone that rings until it is stopped, also in a hidden tab. */
export function ring(timers: Timers): () => void {
  const once = () => {
    for (const at of [0, 0.15, 0.3, 0.45]) note(at % 0.3 ? 1046 : 880, at, 0.13)
  }
  once()
  return every(timers, 1_500, once)
}

function note(hertz: number, afterSeconds: number, seconds: number): void {
  const out = audio()
  if (!out || out.state !== 'running') return
  const start = out.currentTime + afterSeconds
  const tone = out.createOscillator()
  const volume = out.createGain()
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(0.3, start + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds)
  tone.connect(volume).connect(out.destination)
  tone.start(start)
  tone.stop(start + seconds)
}
