/** What a browser tells of one size of a picture that it sends. */
interface Layer {
  type: string
  mid?: string
  rid?: string
  ssrc?: number
  rtxSsrc?: number
}

/**
 * A description whose pictures in several sizes are named by number. A browser that names them by rid doesn't say their
 * numbers there, and a bridge knows nothing else; they are in its statistics, from its own description on.
 */
export function withLayers(sdp: string, report: Iterable<Layer>): string {
  const sent = [...report].filter(({ type, rid, ssrc }) => type === 'outbound-rtp' && rid && ssrc)
  return sdp
    .split(/(?=^m=)/m)
    .map((section) => section + numbers(section, sent).map((line) => `${line}\r\n`).join(''))
    .join('')
}

function numbers(section: string, sent: readonly Layer[]): string[] {
  const sizes = /^a=simulcast:send (\S+)/m.exec(section)?.[1]?.split(';')
  if (!sizes || /^a=ssrc:/m.test(section)) return []
  const mid = /^a=mid:(\S+)/m.exec(section)?.[1]
  const layers = sizes.flatMap((size) => sent.filter((layer) => layer.mid === mid && layer.rid === size.replace('~', '')))
  if (!layers.length) return []
  const cname = `cname:${mid}`
  return [
    ...(layers.length > 1 ? [`a=ssrc-group:SIM ${layers.map(({ ssrc }) => ssrc).join(' ')}`] : []),
    ...layers.filter(({ rtxSsrc }) => rtxSsrc).map(({ ssrc, rtxSsrc }) => `a=ssrc-group:FID ${ssrc} ${rtxSsrc}`),
    ...layers.flatMap(({ ssrc, rtxSsrc }) => [ssrc, rtxSsrc]).filter(Boolean).map((number) => `a=ssrc:${number} ${cname}`),
  ]
}
