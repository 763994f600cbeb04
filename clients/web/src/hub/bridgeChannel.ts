import type { Timers } from './timers'

/** What is shown of whom, so that the bridge sends no more than that. */
export interface Shown {
  /** Members in the order of importance. */
  readonly members: readonly string[]
  /** Who is shown large; '' for nobody. */
  readonly large: string
  /** Who shows a screen that is seen; '' for nobody. */
  readonly screen: string
}

export interface ChannelPorts {
  timers: Timers
  open: (url: string) => WebSocket
  /** The bridge hears this member above all others. */
  speaks: (memberId: string) => void
}

const LARGE_HEIGHT = 720
const SMALL_HEIGHT = 180
const AGAIN_MILLIS = 5_000
const TRIES_MAX = 5

/**
 * The page's own line to the bridge, for who speaks and what is wanted. It may not be there: then the bridge sends
 * of everybody as much as it thinks right, and who speaks is told by the loudness of what arrives.
 */
export class BridgeChannel {
  private socket: WebSocket | undefined
  private cancel: (() => void) | undefined
  private shown: Shown | undefined
  private tries = 0

  constructor(private readonly ports: ChannelPorts) {}

  get open(): boolean {
    return this.socket?.readyState === 1
  }

  connect(url: string): void {
    this.close()
    this.tries = 0
    if (url) this.dial(url)
  }

  show(shown: Shown): void {
    this.shown = shown
    this.tell()
  }

  close(): void {
    this.cancel?.()
    const socket = this.socket
    this.socket = undefined
    socket?.close()
  }

  private dial(url: string): void {
    let socket: WebSocket
    try {
      socket = this.ports.open(url)
    } catch {
      return
    }
    this.socket = socket
    socket.onopen = () => {
      this.tries = 0
      this.tell()
    }
    socket.onmessage = ({ data }) => this.heard(data)
    socket.onclose = () => {
      if (this.socket !== socket || ++this.tries > TRIES_MAX) return
      this.cancel = this.ports.timers.after(AGAIN_MILLIS * this.tries, () => this.dial(url))
    }
  }

  private heard(data: unknown): void {
    if (typeof data !== 'string') return
    try {
      const message = JSON.parse(data) as { colibriClass?: string; dominantSpeakerEndpoint?: string; silence?: boolean }
      if (message.colibriClass !== 'DominantSpeakerEndpointChangeEvent' || message.silence) return
      if (message.dominantSpeakerEndpoint) this.ports.speaks(message.dominantSpeakerEndpoint)
    } catch {
      // Not for us.
    }
  }

  private tell(): void {
    if (this.open && this.shown) this.socket!.send(JSON.stringify(constraintsOf(this.shown)))
  }
}

/** Sources are named as in the offers: a member's camera "m2-v0", their screen "m2-v1". */
export function constraintsOf({ members, large, screen }: Shown) {
  const first = [screen && `${screen}-v1`, large && `${large}-v0`].filter((some) => some)
  return {
    colibriClass: 'ReceiverVideoConstraints',
    // A limit counts sources, and who shows no screen has one all the same: another's face would fall out.
    lastN: -1,
    selectedSources: first,
    onStageSources: first.slice(0, 1),
    defaultConstraints: { maxHeight: members.length ? SMALL_HEIGHT * (large || screen ? 1 : 2) : 0 },
    constraints: Object.fromEntries(first.map((source) => [source, { maxHeight: LARGE_HEIGHT }])),
  }
}
