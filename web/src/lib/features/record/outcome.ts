import type { RecordView } from '@linyi/shared/record/record-view'
import type { SelfCheck } from './self-check.svelte.ts'
import type { recordTexts } from './texts.ts'

type Words = (typeof recordTexts)['zh']
/** `open` while it is not yet known. */
export type Outcome = {
  readonly tone: 'good' | 'bad' | 'open'
  readonly title: string
  readonly text: string
}

const good = (title: string, text: string): Outcome => ({ tone: 'good', title, text })
const bad = (title: string, text: string): Outcome => ({ tone: 'bad', title, text })

type Check = Pick<SelfCheck, 'running' | 'failed' | 'done'>

/**
 * What may be said of a record (design 6.11): 没有被改过 only when the chain is whole and its closing entry is the one
 * made known outside; with the chain alone 条条相扣.
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
  const { report, compared, at } = done
  const { fault, entries } = report
  if (fault === null) {
    return compared
      ? good(t.unchanged, t.unchangedText(timeOf(at), entries.length))
      : good(t.linked, t.linkedText(timeOf(at), entries.length))
  }
  if (fault.why === 'rootNotFound') return bad(t.rootOff, t.rootOffText)
  return fault.entry > 0 ? bad(t.off(fault.entry), t.offText) : bad(t.fileOff, t.fileOffText)
}
