/** Why a device can't be used, in the order in which people can help themselves. */
export type DeviceProblem = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed'

export interface Opened {
  audio: MediaStreamTrack | undefined
  video: MediaStreamTrack | undefined
  audioProblem: DeviceProblem | undefined
  videoProblem: DeviceProblem | undefined
}

const VIDEO: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 24, max: 30 },
}

const AUDIO: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

/** Both devices, or the one that works, or neither: video, then audio, then text. Never throws. */
export async function openDevices(facing: 'user' | 'environment' = 'user'): Promise<Opened> {
  if (!navigator.mediaDevices?.getUserMedia) return nothing('insecure')
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: AUDIO, video: { ...VIDEO, facingMode: facing } })
    return tracksOf(stream)
  } catch {
    const audio = await openOne({ audio: AUDIO })
    const video = await openOne({ video: { ...VIDEO, facingMode: facing } })
    return {
      audio: audio.stream?.getAudioTracks()[0],
      video: video.stream?.getVideoTracks()[0],
      audioProblem: audio.problem,
      videoProblem: video.problem,
    }
  }
}

export async function openCamera(constraints: MediaTrackConstraints = { facingMode: 'user' }) {
  const { stream, problem } = await openOne({ video: { ...VIDEO, ...constraints } })
  return { track: stream?.getVideoTracks()[0], problem }
}

export async function openMicrophone() {
  const { stream, problem } = await openOne({ audio: AUDIO })
  return { track: stream?.getAudioTracks()[0], problem }
}

/** The camera after the present one; a phone's cameras come in no useful order, so it is simply the next. */
export async function nextCamera(present: MediaStreamTrack | undefined): Promise<string | undefined> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? []
  const cameras = devices.filter(({ kind }) => kind === 'videoinput')
  if (cameras.length < 2) return undefined
  const at = cameras.findIndex(({ deviceId }) => deviceId === present?.getSettings().deviceId)
  return cameras[(at + 1) % cameras.length]!.deviceId
}

async function openOne(constraints: MediaStreamConstraints): Promise<{ stream?: MediaStream; problem: DeviceProblem | undefined }> {
  if (!navigator.mediaDevices?.getUserMedia) return { problem: 'insecure' }
  try {
    return { stream: await navigator.mediaDevices.getUserMedia(constraints), problem: undefined }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

function problemOf(error: unknown): DeviceProblem {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'failed'
  }
}

function tracksOf(stream: MediaStream): Opened {
  return {
    audio: stream.getAudioTracks()[0],
    video: stream.getVideoTracks()[0],
    audioProblem: undefined,
    videoProblem: undefined,
  }
}

function nothing(problem: DeviceProblem): Opened {
  return { audio: undefined, video: undefined, audioProblem: problem, videoProblem: problem }
}
