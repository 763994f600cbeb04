import { create, fromBinary, toBinary, type MessageInitShape } from '@bufbuild/protobuf'
import type { WebSocket } from 'ws'
import { ClientFrameSchema, ServerFrameSchema, type ClientFrame } from '../../src/wire/legalhub/v1/frames_pb'
import { Way } from './lateness'

export type ServerFrame = NonNullable<MessageInitShape<typeof ServerFrameSchema>['frame']>

const GOING_AWAY = 4100

/** One open socket of the fake hub. */
export class FakeSocket {
  personId = ''
  sessionId = ''
  /** Frames are neither read nor written: a line that is dead without saying so. */
  deaf = false
  readonly received: ClientFrame['frame'][] = []
  private readonly down = new Way()
  private readonly up = new Way()

  constructor(
    private readonly socket: WebSocket,
    onFrame: (frame: ClientFrame['frame']) => void,
    onClose: () => void,
  ) {
    socket.on('message', (data: Buffer) => {
      if (this.deaf) return
      const { frame } = fromBinary(ClientFrameSchema, new Uint8Array(data))
      this.up.pass(() => {
        this.received.push(frame)
        onFrame(frame)
      })
    })
    socket.on('close', onClose)
  }

  send(frame: ServerFrame): void {
    const bytes = toBinary(ServerFrameSchema, create(ServerFrameSchema, { frame }))
    this.down.pass(() => {
      if (!this.deaf && this.socket.readyState === this.socket.OPEN) this.socket.send(bytes)
    })
  }

  sendAway(retryAfterMillis: number): void {
    this.send({ case: 'goodbye', value: { code: GOING_AWAY, retryAfterMillis } })
    this.close(GOING_AWAY)
  }

  close(code: number): void {
    this.down.pass(() => this.socket.close(code))
  }

  terminate(): void {
    this.socket.terminate()
  }
}
