import { limits } from '@linyi/shared/lib/limits'
import type { Server } from 'socket.io'

/** An empty message comes as nothing. */
type Listener = (data: string | Buffer | undefined) => void

/** A line below Socket.IO. */
type RawLine = {
  on(event: 'data', listener: Listener): unknown
  off(event: 'data', listener: Listener): unknown
  close(discard: boolean): unknown
}

/**
 * Whoever has not said yet who they are may send as much as the head of a request: by itself Socket.IO would keep ten
 * attachments of the largest size for anybody.
 */
export function boundStrangers(io: Pick<Server, 'on' | 'engine'>): void {
  const counts = new WeakMap<object, Listener>()
  io.engine.on('connection', (line: RawLine) => {
    let bytes = 0
    const count: Listener = (data) => {
      bytes += Buffer.byteLength(data ?? '')
      if (bytes > limits.headerBytesMax) line.close(true)
    }
    counts.set(line, count)
    line.on('data', count)
  })
  io.on('connection', ({ conn }) => {
    const count = counts.get(conn)
    if (count) (conn as unknown as RawLine).off('data', count)
  })
}
