import { expect, test } from 'vitest'
import { withLayers } from '../../src/hub/layers'

const lines = (...all: string[]) => all.map((line) => `${line}\r\n`).join('')
const head = lines('v=0', 's=-')
const sound = lines('m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', 'a=ssrc:1 cname:x')
const camera = lines('m=video 9 UDP/TLS/RTP/SAVPF 100', 'a=mid:1', 'a=rid:1 send', 'a=rid:2 send', 'a=simulcast:send 1;2')
const sent = [
  { type: 'outbound-rtp', mid: '1', rid: '2', ssrc: 20, rtxSsrc: 21 },
  { type: 'outbound-rtp', mid: '1', rid: '1', ssrc: 10, rtxSsrc: 11 },
  { type: 'outbound-rtp', mid: '0', ssrc: 1 },
  { type: 'inbound-rtp', mid: '1', rid: '1', ssrc: 99 },
]

test('sizes that a browser names by rid are named by number, from the smallest on', () => {
  expect(withLayers(head + sound + camera, sent)).toBe(
    head + sound + camera +
      lines('a=ssrc-group:SIM 10 20', 'a=ssrc-group:FID 10 11', 'a=ssrc-group:FID 20 21', 'a=ssrc:10 cname:1', 'a=ssrc:11 cname:1', 'a=ssrc:20 cname:1', 'a=ssrc:21 cname:1'),
  )
})

test('what names its numbers by itself, or sends one size, is left as it is', () => {
  const named = camera + lines('a=ssrc:5 cname:x')
  expect(withLayers(head + named, sent)).toBe(head + named)
  expect(withLayers(head + sound, sent)).toBe(head + sound)
  expect(withLayers(head + camera, [])).toBe(head + camera)
})

test('a size that isn’t sent yet is left out', () => {
  expect(withLayers(camera, sent.slice(1))).toBe(camera + lines('a=ssrc-group:FID 10 11', 'a=ssrc:10 cname:1', 'a=ssrc:11 cname:1'))
})
