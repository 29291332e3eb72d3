import { accountedFor, countPapers } from '../domain/ballot/secret/count.ts'
import type { SecretOutcome } from '../domain/ballot/secret/outcome.ts'
import type { Sealing } from '../domain/ballot/secret/schema.ts'
import type { SecretTerms } from '../domain/ballot/secret/terms.ts'
import { canonical } from './canonical.ts'
import { ballotsRoot, receiptsRoot, rootOfBoth } from './merkle.ts'
import { publicEvents, type PublicEvent } from './public-events.ts'
import type { PublicEntry } from './public-record.ts'
import type { PublishedBox } from './published-box.ts'

type Told<Fields> = PublicEvent & { readonly ballot: string } & Fields

/** A secret ballot as a record tells of it, with the entry, counted from 1, that announced it. */
export type ToldBallot = {
  readonly ballot: string
  readonly entry: number
  readonly terms: SecretTerms
  readonly sealing: Sealing
  readonly outcome: SecretOutcome
}

const ofType = <Fields>(event: PublicEvent | null, type: string, ballot: string): Fields | null =>
  event?.type === type && (event as Told<Fields>).ballot === ballot ? (event as Told<Fields>) : null

/** The secret ballots that were announced, in that order; by what was sealed last before. */
export function toldBallots(entries: readonly PublicEntry[]): readonly ToldBallot[] {
  const events = publicEvents(entries)
  return events.flatMap((event, index): ToldBallot[] => {
    if (event?.type !== 'ballot.announced') return []
    const { ballot, outcome } = event as Told<{ outcome: SecretOutcome }>
    const before = events.slice(0, index).reverse()
    const find = <Fields>(type: string) =>
      before.map((one) => ofType<Fields>(one, type, ballot)).find((one) => one !== null)
    const sealed = find<{ sealing: Sealing }>('ballot.sealed')
    const opened = find<{ terms: SecretTerms }>('ballot.secretOpened')
    return sealed && opened
      ? [{ ballot, entry: index + 1, terms: opened.terms, sealing: sealed.sealing, outcome }]
      : []
  })
}

export type BoxFault = {
  readonly entry: number
  /** `boxes`: what was in a box is not there · `receipts`, `papers`: not what was sealed · `recount` */
  readonly why: 'boxes' | 'receipts' | 'papers' | 'recount'
}

/** 发出 = 手机 + 票条和平板 + 纸票, 发出 - 收回 = 未收回. How many were handed out the station says: no box shows it. */
const addsUp = ({ issued, phone, booth, paper, returned, unreturned, sheets = 0 }: Sealing): boolean =>
  phone + booth + paper === issued && unreturned === Math.max(issued - returned, 0) && sheets <= returned

/** A receipt and a tag are each of one paper. */
const isRepeated = (all: readonly string[]): boolean => new Set(all).size < all.length

function whyNot(
  { terms, sealing, outcome }: ToldBallot,
  { receipts, papers }: PublishedBox,
): BoxFault['why'] | null {
  if (receiptsRoot(receipts) !== sealing.receiptsRoot) return 'receipts'
  if (isRepeated(receipts)) return 'receipts'
  if (ballotsRoot(papers) !== sealing.ballotsRoot || isRepeated(papers.map(({ tag }) => tag))) return 'papers'
  if (rootOfBoth(sealing.receiptsRoot, sealing.ballotsRoot) !== sealing.fingerprint) return 'recount'
  const texts = papers.map(({ paper }) => paper)
  const counted = countPapers(terms, accountedFor(sealing), texts)
  const sums = sealing.returned === texts.length && sealing.void === counted.void
  return sums &&
    addsUp(sealing) &&
    receipts.length === texts.length &&
    canonical(counted) === canonical(outcome)
    ? null
    : 'recount'
}

/** What somebody else wrote may be of any shape: what cannot be counted does not add up. */
function recounted(told: ToldBallot, box: PublishedBox): BoxFault['why'] | null {
  try {
    return whyNot(told, box)
  } catch {
    return 'recount'
  }
}

/** The first announced ballot whose published box is not what was sealed, or does not come to what was announced. */
export function boxFault(entries: readonly PublicEntry[], boxes: readonly PublishedBox[]): BoxFault | null {
  const told = toldBallots(entries)
  for (const [index, ballot] of told.entries()) {
    const box = boxes[index]
    const why = box?.ballot === ballot.ballot ? recounted(ballot, box) : 'boxes'
    if (why) return { entry: ballot.entry, why }
  }
  return boxes.length > told.length ? { entry: 0, why: 'boxes' } : null
}
