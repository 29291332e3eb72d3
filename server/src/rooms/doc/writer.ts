import type { Refusal } from '@linyi/shared/docs/gate/verdict'
import { limits } from '@linyi/shared/lib/limits'
import type { Bucket } from '../bucket.ts'
import type { Clock } from '../clock.ts'

/** What a room tells one connection. The calls come in the order in which the connection's frames were settled. */
export type WriterPort = {
  /** So many of this connection's update frames are now on disk. */
  readonly acked: (frames: number) => void
  readonly refused: (refusal: Refusal) => void
  /** Accepted, but what these words were written into is deleted. */
  readonly inert: (words: readonly string[]) => void
  /** An update refers to something we lack: what do you have beyond this state vector? */
  readonly missing: (stateVector: Uint8Array) => void
  /** What is told from now on goes out in one, when the answer is called. */
  readonly inOne: () => () => void
  /** The room has caught up: go on reading. */
  readonly relieved: () => void
}

/** Who joins a room, and how. */
export type Joining = {
  readonly participant: string
  /** Refuses whatever comes after the first refusal. Our own client begins a new copy and may go on. */
  readonly strict: boolean
  /** The version of the node types that the client knows; null when it named none. */
  readonly schema: number | null
}

/** A connection as its doc's room knows it. */
export type DocWriter = Joining & {
  readonly port: WriterPort
  /** Frames of this connection that are on disk. */
  framesStored: number
  /** Entries of this connection that wait for a commit: what is told meanwhile waits with them. */
  openEntries: number
  /** The first refusal. This connection's copy now holds what the doc never will. */
  diverged: Refusal | null
  readonly held: HeldUpdates
  /** A few client ids that nobody had, then one more from time to time. */
  readonly newClients: Bucket
}

export type HeldUpdates = {
  /** False: over the bound. The first of a row starts the clock. */
  readonly add: (update: Uint8Array) => boolean
  readonly take: () => Uint8Array[]
  readonly isEmpty: () => boolean
}

/** Updates with a missing dependency: neither applied nor stored, and not for long (decisions 2). */
export function createHeld(clock: Clock, onExpired: (updates: readonly Uint8Array[]) => void): HeldUpdates {
  let updates: Uint8Array[] = []
  let bytes = 0
  let callOff: (() => void) | null = null
  const take = () => {
    callOff?.()
    callOff = null
    const taken = updates
    updates = []
    bytes = 0
    return taken
  }
  return {
    add: (update) => {
      if (bytes + update.length > limits.heldBytesPerConnectionMax) return false
      updates.push(update)
      bytes += update.length
      callOff ??= clock.after(limits.heldMsMax, () => onExpired(take()))
      return true
    },
    take,
    isEmpty: () => updates.length === 0,
  }
}
