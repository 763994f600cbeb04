import { expect, test } from 'vitest'
import { create } from '@bufbuild/protobuf'
import { Arrivals, sends } from '../../src/hub/arrivals'
import { BridgeChannel, constraintsOf } from '../../src/hub/bridgeChannel'
import { BridgePeer, namesByMid, type Source } from '../../src/hub/bridgePeer'
import { MediaStep } from '../../src/wire/legalhub/v1/commands_pb'
import { columnsFor } from '../../src/conference/columns'
import { makeLink, readLink } from '../../src/conference/invite'
import { MemberPartSchema, MemberStage } from '../../src/wire/legalhub/v1/views_pb'
import { HandClock } from './stage'

test('an offer names each line that comes by its stream and track; own and silent ones have no name', () => {
  const offer = [
    'v=0', 'm=audio 9 X 1', 'a=mid:0', 'a=recvonly',
    'm=audio 9 X 1', 'a=mid:3', 'a=sendonly', 'a=msid:m2 m2-a0',
    'm=video 9 X 1', 'a=mid:4', 'a=sendonly', 'a=msid:m2 m2-v0',
    'm=video 9 X 1', 'a=mid:5', 'a=sendonly', 'a=msid:m12 m12-v1',
    'm=video 9 X 1', 'a=mid:6', 'a=inactive', 'a=msid:m9 m9-v0', '',
  ].join('\r\n')
  expect([...namesByMid(offer)]).toEqual([
    ['3', { memberId: 'm2', kind: 'audio' }],
    ['4', { memberId: 'm2', kind: 'video' }],
    ['5', { memberId: 'm12', kind: 'screen' }],
  ])
})

const member = (more: object) => create(MemberPartSchema, { memberId: 'm2', stage: MemberStage.ADMITTED, present: true, media: { audio: true, video: false }, ...more })

test('who sends is who is in, there, and has something on that the host left on', () => {
  expect(sends(member({}))).toBe(true)
  expect(sends(member({ audioMuted: true }))).toBe(false)
  expect(sends(member({ media: { audio: false, video: true } }))).toBe(true)
  expect(sends(member({ media: { audio: false, video: true }, videoMuted: true }))).toBe(false)
  expect(sends(member({ media: {} }))).toBe(false)
  expect(sends(member({ present: false }))).toBe(false)
  expect(sends(member({ stage: MemberStage.KNOCKING }))).toBe(false)
})

test('what arrives is bytes that rise; a pause of three seconds is none', () => {
  const arrivals = new Arrivals()
  const sources = [{ memberId: 'm2', kind: 'audio', track: { id: 't' } }] as unknown as Source[]
  const look = (bytesReceived: number, now: number, audioLevel = 0) => arrivals.look([{ type: 'inbound-rtp', trackIdentifier: 't', bytesReceived, audioLevel } as never], sources, now)
  look(0, 0)
  expect(arrivals.arrivesFrom('m2', 0)).toBe(false)
  look(100, 200)
  expect(arrivals.arrivesFrom('m2', 200)).toBe(true)
  look(100, 3_100)
  expect(arrivals.arrivesFrom('m2', 3_100)).toBe(true)
  expect(arrivals.arrivesFrom('m2', 3_200)).toBe(false)
  look(200, 3_400, 0.5)
  expect(arrivals.speaker(2)).toBe('')
  look(300, 3_600, 0.5)
  expect(arrivals.speaker(2)).toBe('m2')
  arrivals.newLine()
  expect(arrivals.arrivesFrom('m2', 3_600)).toBe(false)
})

test('the bridge is asked for what is shown, and no more', () => {
  expect(constraintsOf({ members: ['m2', 'm3'], large: 'm3', screen: '' })).toEqual({
    colibriClass: 'ReceiverVideoConstraints', lastN: -1, selectedSources: ['m3-v0'], onStageSources: ['m3-v0'], defaultConstraints: { maxHeight: 180 }, constraints: { 'm3-v0': { maxHeight: 720 } },
  })
  expect(constraintsOf({ members: ['m2', 'm3'], large: '', screen: 'm2' })).toMatchObject({ lastN: -1, onStageSources: ['m2-v1'] })
  expect(constraintsOf({ members: ['m2', 'm3'], large: '', screen: '' })).toMatchObject({ selectedSources: [], defaultConstraints: { maxHeight: 360 } })
})

test('a bridge that isn’t there is tried five times more, then left alone; one that is says who speaks', async () => {
  const clock = new HandClock()
  const opened: { url: string; readyState: number; sent: string[]; onopen?: () => void; onclose?: () => void; onmessage?: (event: { data: string }) => void; send: (text: string) => void; close: () => void }[] = []
  const speakers: string[] = []
  const channel = new BridgeChannel({
    timers: clock,
    open: (url) => {
      const sent: string[] = []
      const socket = { url, readyState: 0, sent, send: (text: string) => void sent.push(text), close: () => {} }
      opened.push(socket)
      return socket as unknown as WebSocket
    },
    speaks: (id) => speakers.push(id),
  })
  channel.show({ members: ['m2'], large: '', screen: '' })
  channel.connect('wss://bridge')
  for (let tries = 0; tries < 10; tries++) {
    opened.at(-1)!.onclose!()
    await clock.pass(60_000)
  }
  expect(opened).toHaveLength(6)
  channel.connect('wss://bridge/2')
  const socket = opened.at(-1)!
  socket.readyState = 1
  socket.onopen!()
  expect(JSON.parse(socket.sent[0]!)).toMatchObject({ colibriClass: 'ReceiverVideoConstraints', lastN: -1 })
  socket.onmessage!({ data: '{"colibriClass":"DominantSpeakerEndpointChangeEvent","dominantSpeakerEndpoint":"m2","previousSpeakers":["m3"]}' })
  socket.onmessage!({ data: '{"colibriClass":"DominantSpeakerEndpointChangeEvent","dominantSpeakerEndpoint":"m2","silence":true}' })
  socket.onmessage!({ data: 'nonsense' })
  expect(speakers).toEqual(['m2'])
})

test('a link holds 128 bits that the hub knows by their fingerprint alone', async () => {
  const link = await makeLink('conf-1', 'https://town')
  expect(link.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(link.secret).toMatch(/^[\w-]{22}$/)
  expect(link.address).toBe(`https://town/room/#c=conf-1&k=${link.secret}`)
  expect(readLink(new URL(link.address).hash)).toEqual({ conferenceId: 'conf-1', secret: link.secret })
  expect(readLink('#c=conf-1')).toBeUndefined()
  expect((await makeLink('conf-1', 'https://town')).secret).not.toBe(link.secret)
})

test('pictures stand so that each is as large as it can be', () => {
  expect(columnsFor(2, 390, 700)).toBe(1)
  expect(columnsFor(6, 390, 700)).toBe(2)
  expect(columnsFor(4, 1200, 700)).toBe(2)
  expect(columnsFor(9, 1200, 700)).toBe(3)
})

test('a leg that fails is given four seconds to heal; then another one is asked for', async () => {
  const clock = new HandClock()
  const connection = { connectionState: 'new', onconnectionstatechange: () => {}, getTransceivers: () => [], close: () => {} }
  let broken = 0
  new BridgePeer(
    { timers: clock, joined: { iceServers: [], relayOnly: false }, send: () => {}, changed: () => {}, broken: () => broken++, create: () => connection as unknown as RTCPeerConnection },
    MediaStep.STEP_VIDEO,
  )
  const becomes = (state: string) => {
    connection.connectionState = state
    connection.onconnectionstatechange()
  }
  becomes('connected')
  becomes('disconnected')
  await clock.pass(3_900)
  becomes('connected')
  await clock.pass(60_000)
  expect(broken).toBe(0)
  becomes('disconnected')
  becomes('failed')
  await clock.pass(3_900)
  expect(broken).toBe(0)
  await clock.pass(200)
  expect(broken).toBe(1)
})
