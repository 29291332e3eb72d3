import type { Socket } from 'node:net'
import { limits } from '@linyi/shared/lib/limits'
import { withoutOwn, type PresenceFrame } from '../rooms/doc/presence-entry.ts'
import type { Flow } from './collab-flow.ts'
import { ackFrame, presenceFrame, presenceParts, updateFrame } from './collab-frame.ts'

/** What an outlet needs of its doc to bring a slow reader up to date. */
export type Latest = {
  /** State vector of what is on disk. */
  readonly vector: () => Uint8Array
  readonly beyond: (stateVector: Uint8Array) => Uint8Array
  readonly everyone: () => PresenceFrame
}

/**
 * One socket's way out, in the doc's flow while it keeps up. A reader who falls behind gets nothing more until the socket
 * has drained, then one update with all it missed: a slow phone costs a diff, not a queue.
 */
export type Outlet = {
  readonly ack: (frames: number) => void
  /** Something for this reader alone, after everything committed before it. */
  readonly tell: (frame: Buffer) => void
  readonly presence: (frame: PresenceFrame) => void
  /** Whatever else the moment brings: left out when there is a backlog. */
  readonly pulse: (frame: Buffer) => void
  /** What is written from now on goes out in one, when the answer is called. */
  readonly inOne: () => () => void
  readonly isFull: () => boolean
  /** Since when this reader has been behind; null when it is not. */
  readonly behindSince: () => number | null
}

const presenceBacklogBytesMax = limits.socketBacklogBytesMax / 4

/** @param own the client ids that this reader speaks for */
export function createOutlet(
  socket: Socket,
  flow: Flow,
  own: ReadonlySet<number>,
  latest: Latest,
  now: () => number,
): Outlet {
  /** What the reader had got when we stopped. */
  let behind: { readonly vector: Uint8Array; readonly since: number } | null = null
  let ackDue: number | null = null
  let presenceMissed = false

  const isFull = () => socket.writableLength > limits.socketBacklogBytesMax

  /** Below the mark at which Node says that it has enough, which is far below ours, there is nothing to look at. */
  const write = (frame: Uint8Array) => {
    if (socket.writable && !socket.write(frame)) stopIfFull()
  }

  const stopIfFull = () => {
    if (!isFull()) return
    behind ??= { vector: latest.vector(), since: now() }
    flow.leave(socket)
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
    if (socket.writable) flow.join(socket, stopIfFull)
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

  flow.join(socket, stopIfFull)
  socket.on('drain', () => {
    catchUp()
    if (!presenceMissed) return
    presenceMissed = false
    presence(latest.everyone())
  })

  return {
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
    inOne: () => {
      socket.cork()
      return () => socket.uncork()
    },
    isFull,
    behindSince: () => behind?.since ?? null,
  }
}
