import { MediaStep } from '../wire/legalhub/v1/commands_pb'
import type { OwnMedia } from './own'

/** What a line was seen to be in a second. */
export interface Line {
  /** What the browser believes that it may send; undefined where it doesn't say, or sends too little to know. */
  kbps: number | undefined
  /** Thousandths of our packets that the other side missed. */
  lossPerMille: number
  /** Whether there is a line for media at all. */
  media: boolean
  /** Whether even a written word goes: the socket to the hub is open. */
  text: boolean
}

/** Where a side stands, and since how many looks it has been too much or would be too little. */
export interface Rung {
  readonly step: MediaStep
  readonly bad: number
  readonly good: number
  /** How many good looks the next step up takes; more after each that didn't hold. */
  readonly patience: number
  readonly sinceUp: number
  /** Where it stood when the line broke: once it is back, so is this. */
  readonly before: MediaStep | undefined
}

const BAD_LOOKS = 4
/** A line that breaks is mostly found anew within some seconds; that says nothing about what it bears. */
const BROKEN_LOOKS = 12
/** From writing to a callback: a socket that is away is mostly back in a few seconds. */
const SILENT_LOOKS = 15
const PATIENCE = 12
const PATIENCE_MAX = 120
/** A step up that fails in this time wasn't one. */
const HOLDS_LOOKS = 20

/** What a step needs; below it the picture stands still or the voice breaks. */
const NEEDS: Partial<Record<MediaStep, { kbps: number; lossPerMille: number }>> = {
  [MediaStep.STEP_VIDEO]: { kbps: 130, lossPerMille: 120 },
  [MediaStep.STEP_LOW_VIDEO]: { kbps: 60, lossPerMille: 200 },
  [MediaStep.STEP_AUDIO]: { kbps: 16, lossPerMille: 400 },
}

export const TOP: Rung = { step: MediaStep.STEP_VIDEO, bad: 0, good: 0, patience: PATIENCE, sinceUp: HOLDS_LOOKS, before: undefined }

/**
 * Video, small video, sound, writing, a callback: the next rung after one more look at the line. Down after some bad
 * looks; up after more good ones, as a try, since what a line would bear can't be known before more is sent.
 */
export function climb(at: Rung, line: Line): Rung {
  const { step, before } = at
  if (before !== undefined && line.media && line.text) return { ...TOP, step: before, patience: at.patience }
  const fits = holds(step, line)
  const good = fits ? at.good + 1 : 0
  const bad = fits ? Math.max(0, at.bad - 1) : at.bad + 1
  const sinceUp = at.sinceUp + 1
  const speaks = step <= MediaStep.STEP_AUDIO
  if (speaks && !line.media) {
    return bad < BROKEN_LOOKS ? { ...at, bad, good } : { ...TOP, step: MediaStep.STEP_TEXT, patience: at.patience, before: step }
  }
  if (bad >= (speaks ? BAD_LOOKS : SILENT_LOOKS) && step < MediaStep.STEP_CALLBACK) {
    const patience = at.sinceUp < HOLDS_LOOKS ? Math.min(PATIENCE_MAX, at.patience * 2) : at.patience
    return { ...at, step: step + 1, bad: 0, good: 0, patience, sinceUp: HOLDS_LOOKS }
  }
  if (good >= at.patience && step > MediaStep.STEP_VIDEO && mayRise(step, line)) {
    return { ...at, step: step - 1, bad: 0, good: 0, sinceUp: 0 }
  }
  return { ...at, bad, good, sinceUp, patience: sinceUp === HOLDS_LOOKS && step === MediaStep.STEP_VIDEO ? PATIENCE : at.patience }
}

function holds(step: MediaStep, { kbps, lossPerMille, media, text }: Line): boolean {
  const need = NEEDS[step]
  if (!need) return text
  return media && lossPerMille <= need.lossPerMille && (kbps === undefined || kbps >= need.kbps)
}

function mayRise(step: MediaStep, line: Line): boolean {
  const need = NEEDS[(step - 1) as MediaStep]
  return need ? line.media && line.lossPerMille <= need.lossPerMille : line.text
}

/** A line that is new has no figures worth a step. */
const GRACE_LOOKS = 8

/** Keeps a person's own media on the step that the line bears. */
export class Ladder {
  private rung: Rung = TOP
  private looks = 0

  constructor(private readonly own: OwnMedia) {}

  newLine(): void {
    this.looks = 0
  }

  /** Once a second. */
  look(line: Line): void {
    if (++this.looks <= GRACE_LOOKS) return
    this.rung = climb({ ...this.rung, step: this.own.state.step }, line)
    this.own.setStep(this.rung.step)
  }
}
