import { connect, type Socket } from 'node:net'
import { clientFrame } from './frames.ts'

/** A WebSocket client that costs as little as can be: nothing is measured but the server. */
export type RawSocket = {
  readonly socket: Socket
  readonly send: (frame: Buffer) => void
  readonly hangUp: () => void
}

export type Ears = {
  /** The bytes are lent: they are written over as soon as this returns. */
  readonly message: (payload: Buffer) => void
  readonly closed: (code: number, reason: string) => void
}

const opcodes = { close: 8, ping: 9, pong: 10 } as const
/** Every socket reads into the same bytes, one after the other. */
const shared = Buffer.allocUnsafeSlow(256 * 1024)
const noCode = 1006

/** Resolves when the server has taken the line. */
export function dial(url: string, ears: Ears): Promise<RawSocket> {
  const { hostname, port, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const reader = createReader((opcode, payload) => {
      if (opcode === opcodes.ping) socket.write(clientFrame(payload, opcodes.pong))
      else if (opcode === opcodes.close)
        end(payload.length >= 2 ? payload.readUInt16BE(0) : noCode, payload.toString('utf8', 2))
      else ears.message(payload)
    })
    let greeted = false
    let head = ''
    let ended = false
    const end = (code: number, reason = '') => {
      if (ended) return
      ended = true
      socket.destroy()
      if (greeted) ears.closed(code, reason)
      else reject(new Error(`the line was not taken: ${head.split('\r\n', 1)[0] || code}`))
    }
    const greet = (chunk: Buffer) => {
      head += chunk.toString('latin1')
      const at = head.indexOf('\r\n\r\n')
      if (at < 0) return
      if (!head.startsWith('HTTP/1.1 101')) return end(noCode)
      greeted = true
      resolve({ socket, send: (frame) => void socket.write(frame), hangUp: () => end(noCode) })
      const rest = Buffer.from(head.slice(at + 4), 'latin1')
      if (rest.length > 0) queueMicrotask(() => reader(rest))
    }
    const hear = (count: number) => {
      const chunk = shared.subarray(0, count)
      if (greeted) reader(chunk)
      else greet(chunk)
      return true
    }
    const socket = connect({ host: hostname, port: Number(port), onread: { buffer: shared, callback: hear } })
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
    socket.on('close', () => end(noCode))
    socket.on('connect', () =>
      socket.write(
        `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      ),
    )
  })
}

/** Cuts a stream of bytes into frames; a frame that lies in one chunk is not copied. */
function createReader(each: (opcode: number, payload: Buffer) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = []
  let gathered = 0
  let needed = 0
  return (chunk) => {
    let bytes = chunk
    if (gathered > 0) {
      parts.push(Buffer.from(chunk))
      gathered += chunk.length
      if (gathered < needed) return
      bytes = Buffer.concat(parts)
    }
    let at = 0
    for (;;) {
      const { from, to } = extent(bytes, at)
      if (to > bytes.length) {
        needed = to - at
        break
      }
      each(bytes[at]! & 15, bytes.subarray(from, to))
      at = to
    }
    gathered = bytes.length - at
    parts = gathered > 0 ? [Buffer.from(bytes.subarray(at))] : []
  }
}

/** Where a frame's payload lies; it ends beyond the bytes when they do not hold all of it. */
function extent(bytes: Buffer, at: number): { readonly from: number; readonly to: number } {
  const short = (bytes[at + 1] ?? 0) & 127
  const from = at + (short < 126 ? 2 : short === 126 ? 4 : 10)
  if (at + 2 > bytes.length || from > bytes.length) return { from, to: bytes.length + 1 }
  if (short < 126) return { from, to: from + short }
  return {
    from,
    to: from + (short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))),
  }
}
