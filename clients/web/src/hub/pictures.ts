import type { Source } from './bridgePeer'

/** What is seen and heard of a member. */
export interface Pictures {
  /** Camera and sound. */
  readonly face: MediaStream | undefined
  readonly screen: MediaStream | undefined
}

/** By member; a stream stays the same object for as long as it has the same tracks, so that no picture starts anew. */
export function picturesOf(sources: readonly Source[], before: ReadonlyMap<string, Pictures>): ReadonlyMap<string, Pictures> {
  const members = [...new Set(sources.map(({ memberId }) => memberId))]
  const stream = (memberId: string, wanted: (kind: Source['kind']) => boolean, known: MediaStream | undefined) => {
    const tracks = sources.filter((source) => source.memberId === memberId && wanted(source.kind)).map(({ track }) => track)
    const same = known && known.getTracks().length === tracks.length && tracks.every((track) => known.getTracks().includes(track))
    return same ? known : tracks.length ? new MediaStream(tracks) : undefined
  }
  const now = new Map(
    members.map((memberId) => {
      const known = before.get(memberId)
      const face = stream(memberId, (kind) => kind !== 'screen', known?.face)
      const screen = stream(memberId, (kind) => kind === 'screen', known?.screen)
      return [memberId, known && known.face === face && known.screen === screen ? known : { face, screen }]
    }),
  )
  const same = now.size === before.size && [...now].every(([memberId, pictures]) => before.get(memberId) === pictures)
  return same ? before : now
}
