import type { Socket } from 'node:net'
import { limits } from '@linyi/shared/lib/limits'
import { withoutOwn, type PresenceFrame } from '../rooms/doc/presence-entry.ts'
import { ackFrame, presenceFrame, presenceParts, updateFrame } from './collab-frame.ts'

/** What an outlet needs of its doc to bring a slow reader up to date. */
export type Latest = {
  /** State vector of what is on disk. */
  readonly vector: () => Uint8Array
  readonly beyond: (stateVector: Uint8Array) => Uint8Array
  readonly everyone: () => PresenceFrame
}

/**
 * One socket's way out. A reader who falls behind gets nothing more until the socket has drained, then one update with
 * all it missed: a slow phone costs a diff, not a queue.
 */
export type Outlet = {
  readonly update: (frame: Buffer) => void
  readonly ack: (frames: number) => void
  /** Something for this reader alone, after everything committed before it. */
  readonly tell: (frame: Buffer) => void
  readonly presence: (frame: PresenceFrame) => void
  /** Whatever else the moment brings: left out when there is a backlog. */
  readonly pulse: (frame: Buffer) => void
  readonly isFull: () => boolean
  /** Since when this reader has been behind; null when it is not. */
  readonly behindSince: () => number | null
}

const presenceBacklogBytesMax = limits.socketBacklogBytesMax / 4

/** @param own the client ids that this reader speaks for */
export function createOutlet(
  socket: Socket,
  own: ReadonlySet<number>,
  latest: Latest,
  now: () => number,
): Outlet {
  /** What the reader had got when we stopped. */
  let behind: { readonly vector: Uint8Array; readonly since: number } | null = null
  let ackDue: number | null = null
  let presenceMissed = false

  const isFull = () => socket.writableLength > limits.socketBacklogBytesMax

  const write = (frame: Uint8Array) => {
    if (!socket.writable) return
    socket.write(frame)
    if (isFull()) behind ??= { vector: latest.vector(), since: now() }
  }

  const writeParts = (parts: readonly Uint8Array[]) => {
    socket.cork()
    parts.forEach((part) => socket.write(part))
    socket.uncork()
  }

  const catchUp = () => {
    if (!behind) return
    const missed = latest.beyond(behind.vector)
    behind = null
    write(updateFrame(missed))
    if (ackDue !== null) write(ackFrame(latest.vector(), ackDue))
    ackDue = null
  }

  const presence = (frame: PresenceFrame) => {
    if (socket.writableLength > presenceBacklogBytesMax) {
      presenceMissed = true
      return
    }
    const inIt = [...own].filter((client) => frame.spans.has(client))
    if (inIt.length === frame.count) return
    if (inIt.length === 0) return write(presenceFrame(frame))
    const { count, parts } = withoutOwn(frame, inIt)
    if (socket.writable) writeParts(presenceParts(count, parts))
  }

  socket.on('drain', () => {
    catchUp()
    if (!presenceMissed) return
    presenceMissed = false
    presence(latest.everyone())
  })

  return {
    update: (frame) => {
      if (!behind) write(frame)
    },
    ack: (frames) => {
      if (behind) ackDue = frames
      else write(ackFrame(latest.vector(), frames))
    },
    tell: (frame) => {
      catchUp()
      write(frame)
    },
    presence,
    pulse: (frame) => {
      if (socket.writableLength === 0) write(frame)
    },
    isFull,
    behindSince: () => behind?.since ?? null,
  }
}
