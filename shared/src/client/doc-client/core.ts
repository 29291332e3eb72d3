import type * as Y from 'yjs'
import { ulid } from '../../lib/ids.ts'
import type { GateCode } from '../../docs/gate/verdict.ts'
import type { Surroundings } from '../surroundings.ts'
import { createCopies, type Copies, type DocShape } from './copies.ts'
import { createDraftKeeper } from './draft-keeper.ts'
import type { DocDrafts, Draft } from './keeping.ts'
import type { DocLink } from './link.ts'
import { createEditQueue, type EditQueue, type QueuedEdit } from './queue.ts'
import type { DocStatus, SavedState } from './surface.ts'
import { createDocSync } from './sync.ts'

/** Who else is there, as far as a line must know of it. */
export type CorePresence = {
  readonly announce: () => void
  readonly forgetOthers: () => void
  readonly receive: (update: Uint8Array) => void
  readonly stop: () => void
}

export type CoreOptions = {
  readonly link: DocLink
  readonly shape: DocShape
  readonly drafts: DocDrafts
  readonly surroundings: Surroundings
  /** Brings in whatever else this person keeps on the device. */
  readonly restore: () => Promise<void>
  readonly presence: CorePresence
  /**
   * Why nothing this device writes may go out at all, whatever the server would say; null when it may. What was written
   * meanwhile is settled as if the server had refused it.
   */
  readonly barred?: () => GateCode | null
  readonly heard: {
    readonly changed: (
      events: readonly Y.YEvent<Y.AbstractType<unknown>>[] | null,
      transaction: Y.Transaction | null,
    ) => void
    /** The server sends words: `receive` brings them in. */
    readonly receiving: (receive: () => void) => void
    /** Begins a new local copy; what was refused is no longer in it. */
    readonly refused: (edit: QueuedEdit, code: GateCode) => void
    /** The server no longer has what it confirmed; afterwards there is nothing here but what it has. */
    readonly lost: () => void
  }
  /** Something of the surface changed. */
  readonly tell: () => void
}

/** What every writer of a doc does: two copies, a queue of unsent edits kept on the device, and belief in acks alone. */
export type DocCore = {
  readonly copies: Copies
  readonly queue: EditQueue
  readonly newId: () => string
  /** While an input method composes: half a word is not sent, and others' words wait outside the local copy. */
  readonly hold: (on: boolean) => void
  readonly loaded: () => boolean
  readonly saved: () => SavedState
  readonly status: () => DocStatus
  readonly sendPresence: (update: Uint8Array) => void
  readonly wake: () => void
  readonly renew: () => void
  readonly keepNow: () => void
  readonly leave: () => void
}

export const newClientOf = ({ chance }: Surroundings): number =>
  new DataView(chance(4).slice().buffer).getUint32(0)

export const createDocCore = ({
  link,
  shape,
  drafts,
  surroundings,
  restore: restoreMore,
  presence,
  barred = () => null,
  heard,
  tell,
}: CoreOptions): DocCore => {
  const { after, chance, deviceNow } = surroundings
  const newId = () => ulid(deviceNow(), chance(16))
  const visit = newId()
  let remaking = false
  let held = false
  let loaded = false
  let left = false

  const queue = createEditQueue(newId)
  const copies = createCopies(() => newClientOf(surroundings), shape, {
    written: (update, paths) => {
      queue.add(update, paths, remaking)
      keeper.changed()
      sync.pump()
      settleBarred()
      tell()
    },
    changed: heard.changed,
  })

  /** As it is at this moment: the device may look at it later. */
  const draft = (): Draft | null =>
    queue.edits().length === 0
      ? null
      : {
          id: visit,
          confirmed: copies.stateOfConfirmed(),
          edits: queue.edits().map((edit) => ({ ...edit, updates: [...edit.updates] })),
        }
  const keeper = createDraftKeeper(drafts, visit, draft, after, () => {
    sync.pump()
    tell()
  })
  /** What is in the tray is no draft any more: after a refresh it would be refused, and put there, again. */
  const keepAtOnce = () => {
    keeper.changed()
    void keeper.keepNow()
  }

  const refused = (edit: QueuedEdit, code: GateCode) => {
    keeper.outdate()
    remaking = true
    heard.refused(edit, code)
    remaking = false
    keepAtOnce()
    tell()
  }
  /** Once whoever wrote is done: an editor may be in the middle of a change. */
  const settleBarred = () => {
    if (remaking || barred() === null) return
    after(0, () => {
      const [first] = queue.edits()
      const code = barred()
      if (first && code !== null && !left) refused(first, code)
    })
  }

  const sync = createDocSync({
    link,
    surroundings,
    queue,
    confirmed: copies.confirmed,
    // What is written anew is not sent while the device holds it as it was: a page torn away now would bring it back beside itself.
    maySend: () => !held && barred() === null && !keeper.isOutdated(),
    heard: {
      up: presence.announce,
      down: presence.forgetOthers,
      received: (update) => {
        heard.receiving(() => copies.receive(update))
        settleBarred()
      },
      presence: presence.receive,
      refused,
      lost: () => {
        keeper.outdate()
        heard.lost()
        copies.forget()
        keepAtOnce()
      },
      acked: () => {
        keeper.changed()
        tell()
      },
      changed: () => {
        loaded ||= sync.isSynced()
        tell()
      },
    },
  })

  const restore = async () => {
    const [kept] = await Promise.all([drafts.load(), restoreMore()])
    if (left) return
    for (const { confirmed, edits } of kept) {
      copies.receive(confirmed)
      copies.restore(edits.flatMap(({ updates }) => updates))
      queue.restore(edits)
      loaded = true
    }
    if (kept.length > 0) {
      keeper.takeOver(kept.map(({ id }) => id))
      keeper.changed()
      await keeper.keepNow()
    }
    if (!left) sync.start()
  }

  const saved = (): SavedState => {
    const fields = queue.fields().length
    const status = sync.status()
    if (fields === 0) return { is: 'saved', at: sync.ackedAt() }
    const kept = keeper.isKept()
    if (status.is === 'refused' || (status.is === 'open' && sync.isOverdue()))
      return { is: 'failed', fields, kept }
    return status.is === 'open' ? { is: 'saving' } : { is: 'waiting', fields, kept }
  }

  void restore()

  return {
    copies,
    queue,
    newId,
    hold: (on) => {
      held = on
      copies.hold(on)
      if (!on) sync.pump()
    },
    loaded: () => loaded,
    saved,
    status: sync.status,
    sendPresence: sync.sendPresence,
    wake: sync.wake,
    renew: sync.renew,
    keepNow: () => void keeper.keepNow(),
    leave: () => {
      left = true
      void keeper.keepNow()
      presence.stop()
      sync.leave()
      copies.destroy()
    },
  }
}
