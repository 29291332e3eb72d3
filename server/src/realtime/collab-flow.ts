import type { Socket } from 'node:net'

/**
 * The sockets of a doc that take whatever is committed as it comes. A tick is written to a thousand of them, and most of
 * what that costs beside the writes is to fetch things into the processor's cache: so nothing but the sockets is looked at.
 */
export type Flow = {
  /** @param onFull called when the socket says that it has enough for now */
  readonly join: (socket: Socket, onFull: () => void) => void
  readonly leave: (socket: Socket) => void
  readonly write: (frame: Buffer) => void
}

export function createFlow(): Flow {
  const sockets = new Map<Socket, () => void>()
  const writeTo = (frame: Buffer) => (onFull: () => void, socket: Socket) => {
    // One that is gone takes a write without a word; one that said goodbye would not.
    if (!socket.writableEnded && !socket.write(frame)) onFull()
  }
  return {
    join: (socket, onFull) => void sockets.set(socket, onFull),
    leave: (socket) => void sockets.delete(socket),
    write: (frame) => sockets.forEach(writeTo(frame)),
  }
}
