import type { SavedState } from '@linyi/shared/client/doc-client/surface'
import type { PendingEntry } from '@linyi/shared/client/outbox'
import type { Saved } from '#lib/ui/SavedIndicator.svelte'

type Kept = {
  /** Of every doc that is open here. */
  readonly docs: readonly SavedState[]
  readonly pending: readonly PendingEntry[]
  readonly online: boolean
  /** 19:41 */
  readonly hour: (at: number) => string
}

const latest = (docs: readonly SavedState[]): number =>
  Math.max(0, ...docs.map((doc) => (doc.is === 'saved' && doc.at !== null ? doc.at : 0)))

/** One word for everything a person has done here: the server's acks alone make it 已保存. */
export function savedOf({ docs, pending, online, hour }: Kept): Saved {
  const commands = pending.filter(({ stage }) => stage !== 'recorded').length
  const fields = docs.reduce((sum, doc) => sum + ('fields' in doc ? doc.fields : 0), 0)
  const any = (is: SavedState['is']) => docs.some((doc) => doc.is === is)
  if (any('failed') && online) return { kind: 'failed' }
  if (!online || any('waiting')) return { kind: 'waiting', count: commands + fields }
  if (commands > 0 || any('saving')) return { kind: 'saving' }
  const at = latest(docs)
  return at > 0 ? { kind: 'saved', time: hour(at) } : { kind: 'synced' }
}
