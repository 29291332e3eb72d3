import type { SavedState } from '@linyi/shared/client/doc-client/surface'
import type { PendingEntry } from '@linyi/shared/client/outbox'
import type { Saved } from '#lib/ui/SavedIndicator.svelte'

type Kept = {
  readonly board: SavedState | null
  readonly pending: readonly PendingEntry[]
  readonly online: boolean
  /** 19:41 */
  readonly hour: (at: number) => string
}

/** One word for everything a person has done here: the server's acks alone make it 已保存. */
export function savedOf({ board, pending, online, hour }: Kept): Saved {
  const commands = pending.filter(({ stage }) => stage !== 'recorded').length
  const fields = board && 'fields' in board ? board.fields : 0
  if (board?.is === 'failed' && online) return { kind: 'failed' }
  if (!online || board?.is === 'waiting') return { kind: 'waiting', count: commands + fields }
  if (commands > 0 || board?.is === 'saving') return { kind: 'saving' }
  return board?.is === 'saved' && board.at !== null
    ? { kind: 'saved', time: hour(board.at) }
    : { kind: 'synced' }
}
