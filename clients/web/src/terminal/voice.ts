import { self } from './device'

/** Spoken prompts: files beside the catalogue, so that a town can put a speaker of its own in their place. */
export const PROMPTS = ['welcome', 'connecting', 'waiting', 'next', 'answered', 'noLawyer', 'ended', 'idle', 'stillHere', 'claim', 'failed'] as const
export type Prompt = (typeof PROMPTS)[number]

let speaking: HTMLAudioElement | undefined

/** Says it, in place of what is being said. A browser that lets no sound out stays silent; the text is shown anyway. */
export function say(prompt: Prompt, locale: string): void {
  hush()
  speaking = new Audio(`/voice/${locale}/${prompt}.mp3`)
  speaking.volume = loudness()
  void speaking.play().catch(() => {})
}

export function hush(): void {
  speaking?.pause()
  speaking = undefined
}

function loudness(): number {
  return (self.value?.steering?.volume ?? 80) / 100
}

/** The administration's volume holds for whatever sounds on this page. */
export function holdVolume(): void {
  document.addEventListener('play', ({ target }) => target instanceof HTMLMediaElement && (target.volume = loudness()), { capture: true })
}

export function changeVolume(): void {
  for (const some of document.querySelectorAll<HTMLMediaElement>('audio, video')) some.volume = loudness()
  if (speaking) speaking.volume = loudness()
}
