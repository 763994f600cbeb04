import { create } from '@bufbuild/protobuf'
import { expect, test, vi } from 'vitest'
import { Conference, type ConferencePorts } from '../../src/hub/conference'
import { Emitter } from '../../src/hub/emitter'
import type { View } from '../../src/hub/views'
import { MediaStep } from '../../src/wire/legalhub/v1/commands_pb'
import { JoinedConferenceSchema } from '../../src/wire/legalhub/v1/frames_pb'
import { SignalSchema } from '../../src/wire/legalhub/v1/signals_pb'
import { ConferencePartSchema, MemberPartSchema, MemberStage } from '../../src/wire/legalhub/v1/views_pb'
import { HandClock, settle } from './stage'

class FakePeer {
  offers: string[] = []
  connectionState = 'new'
  localDescription = { type: 'answer', sdp: 'v=0\r\n' }
  close() {}
  getTransceivers = () => []
  getStats = async () => new Map()
  setLocalDescription = async () => {}
  setRemoteDescription = async ({ sdp }: { sdp: string }) => void this.offers.push(sdp)
}

test('who is in already joins twice: the offer that overtakes the second answer reaches the peer that stays', async () => {
  vi.stubGlobal('RTCPeerConnection', FakePeer)
  const frames = new Emitter<object>()
  const answers: ((result: object) => void)[] = []
  const peers: FakePeer[] = []
  let look: (view: View) => void = () => {}
  const conference = new Conference({
    connection: { frames, welcomes: new Emitter(), send: () => {} },
    commands: { send: () => new Promise((resolve) => answers.push((result) => resolve({ result }))) },
    views: { watch: (_: object, to: (view: View) => void) => ((look = to), () => {}) },
    timers: new HandClock(),
    own: { changes: new Emitter(), state: { step: MediaStep.STEP_VIDEO }, media: {}, track: () => null },
    conferenceId: 'conf-1',
    way: 'account',
    create: () => (peers.push(new FakePeer()), peers.at(-1)),
  } as unknown as ConferencePorts)
  const joined = { case: 'joinedConference', value: create(JoinedConferenceSchema, { signalEpoch: 'e-1', memberId: 'm3' }) }

  const started = conference.start()
  await settle()
  answers[0]!(joined)
  await started
  const parts = new Map<string, object>([
    ['conference', { part: { case: 'conference', value: create(ConferencePartSchema, { ownMemberId: 'm3', byBridge: true }) } }],
    ['member/m3', { part: { case: 'member', value: create(MemberPartSchema, { memberId: 'm3', stage: MemberStage.ADMITTED, present: true }) } }],
  ])
  look({ state: 'live', parts } as unknown as View)
  await settle()
  expect(answers).toHaveLength(2)
  frames.emit({ case: 'signal', value: create(SignalSchema, { consultationId: 'conf-1', signalEpoch: 'e-1', seq: 1n, payload: { case: 'description', value: { type: 'offer', sdp: 'v=0\r\n' } } }) })
  answers[1]!(joined)
  await settle()
  expect(peers.at(-1)!.offers).toEqual(['v=0\r\n'])

  // Offered once, it is in: nothing that it sees lets it join again.
  look({ state: 'live', parts } as unknown as View)
  await settle()
  expect(answers).toHaveLength(2)
  conference.close()
  vi.unstubAllGlobals()
})
