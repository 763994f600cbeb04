import { MediaStep } from '../wire/legalhub/v1/commands_pb'
import type { Kind } from './own'

const VIDEO_KBPS_MAX = 900
/** A face at a thumb's size: still better than none, and it leaves the sound its share of a village's line. */
const LOW_VIDEO = { maxKbps: 90, shrink: 2, frames: 12 }

/** Makes a sender send what a step allows. One that sends several sizes keeps the smallest longest. */
export async function limit(sender: RTCRtpSender | undefined, kind: Kind, step: MediaStep): Promise<void> {
  const parameters = sender?.getParameters()
  if (!sender || !parameters?.encodings?.length) return
  const low = step === MediaStep.STEP_LOW_VIDEO
  const sizes = parameters.encodings.length
  parameters.encodings.forEach((encoding, at) => {
    if (kind === 'audio') {
      encoding.active = step <= MediaStep.STEP_AUDIO
      return
    }
    encoding.active = step <= MediaStep.STEP_LOW_VIDEO && (!low || at === 0)
    const shrink = 2 ** (sizes - 1 - at)
    encoding.scaleResolutionDownBy = sizes > 1 ? shrink : low ? LOW_VIDEO.shrink : 1
    encoding.maxBitrate = 1000 * (low ? LOW_VIDEO.maxKbps : VIDEO_KBPS_MAX / shrink)
    if (low) encoding.maxFramerate = LOW_VIDEO.frames
    else delete encoding.maxFramerate
  })
  // A browser that can't limit sends as much as it thinks right; and before the first description there is nothing to limit.
  await sender.setParameters(parameters).catch(() => {})
}
