import type { RecordView } from '@linyi/shared/record/record-view'
import type { Checked, SelfCheck } from './self-check.svelte.ts'
import type { recordTexts } from './texts.ts'

type Words = (typeof recordTexts)['zh']
/** `open` while it is not yet known. */
export type Outcome = {
  readonly tone: 'good' | 'bad' | 'open'
  readonly title: string
  readonly text: string
  /** What was not proven, and what is known of the key. */
  readonly rest?: string
}

const good = (title: string, text: string): Outcome => ({ tone: 'good', title, text })
const bad = (title: string, text: string): Outcome => ({ tone: 'bad', title, text })

type Check = Pick<SelfCheck, 'running' | 'failed' | 'done'>

/**
 * What may be said of a record (design 6.11): 没有被改过 only when the chain is whole, its closing entry is the one made
 * known outside, and so is the key; without the key of what is open alone, with the chain alone 条条相扣.
 * @param timeOf a time of the reader's own clock in words
 * @param servedAt when the station checked, in words
 */
export function outcomeOf(
  record: Pick<RecordView, 'entries' | 'fault'>,
  { running, failed, done }: Check,
  t: Words,
  timeOf: (at: number) => string,
  servedAt: string,
): Outcome {
  if (running) return { tone: 'open', title: t.checking, text: t.checkingText }
  if (failed) return bad(t.failed, t.failedText)
  if (!done) {
    return record.fault
      ? bad(t.faulty(record.fault.entry), t.faultyText)
      : good(t.idle, t.checkedHere(servedAt, record.entries))
  }
  const { report } = done
  const { fault } = report
  if (fault === null) return held(done, t, timeOf)
  if (fault.why === 'rootNotFound') return bad(t.rootOff, t.rootOffText)
  if (fault.why === 'otherKey') return bad(t.keyOff, t.keyOffText)
  return fault.entry > 0 ? bad(t.off(fault.entry), t.offText) : bad(t.fileOff, t.fileOffText)
}

/** Of a file in which all holds: what that comes to depends on what it was compared with. */
function held({ report, compared, seen, at }: Checked, t: Words, timeOf: (at: number) => string): Outcome {
  if (seen.is === 'other' && compared.key === undefined)
    return bad(t.keyChanged, t.keyChangedText(timeOf(seen.since)))
  const { places, titleOpen, entries } = report
  const ofKey = compared.key ? t.keyCompared : seen.is === 'same' ? t.keySame(timeOf(seen.since)) : t.keyFirst
  const rest = t.unproven(places.shown, places.closed, titleOpen) + ofKey
  if (!compared.root) return { ...good(t.linked, t.linkedText(timeOf(at), entries.length)), rest }
  const title = compared.key ? t.unchanged : t.openUnchanged
  return { ...good(title, t.unchangedText(timeOf(at), entries.length)), rest }
}
