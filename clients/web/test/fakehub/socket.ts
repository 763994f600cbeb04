import { create, fromBinary, toBinary, type MessageInitShape } from '@bufbuild/protobuf'
import type { WebSocket } from 'ws'
import { ClientFrameSchema, ServerFrameSchema, type ClientFrame } from '../../src/wire/legalhub/v1/frames_pb'

export type ServerFrame = NonNullable<MessageInitShape<typeof ServerFrameSchema>['frame']>

/** One open socket of the fake hub. */
export class FakeSocket {
  personId = ''
  sessionId = ''
  /** Frames are neither read nor written: a line that is dead without saying so. */
  deaf = false
  readonly received: ClientFrame['frame'][] = []

  constructor(
    private readonly socket: WebSocket,
    onFrame: (frame: ClientFrame['frame']) => void,
    onClose: () => void,
  ) {
    socket.on('message', (data: Buffer) => {
      if (this.deaf) return
      const { frame } = fromBinary(ClientFrameSchema, new Uint8Array(data))
      this.received.push(frame)
      onFrame(frame)
    })
    socket.on('close', onClose)
  }

  send(frame: ServerFrame): void {
    if (this.deaf || this.socket.readyState !== this.socket.OPEN) return
    this.socket.send(toBinary(ServerFrameSchema, create(ServerFrameSchema, { frame })))
  }

  close(code: number): void {
    this.socket.close(code)
  }

  terminate(): void {
    this.socket.terminate()
  }
}
