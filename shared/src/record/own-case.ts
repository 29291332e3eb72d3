import type { Instant, Recorded } from '../domain/decider.ts'
import type { CaseEvent } from '../domain/mediation/case-state.ts'
import type { CaucusEvent } from '../domain/mediation/caucus/schema.ts'

type Told = CaseEvent | CaucusEvent

/** One thing that somebody did in a case or said there, with what of it is theirs. */
export type OwnDeed = { readonly at: Instant; readonly type: string } & Readonly<Record<string, unknown>>

/**
 * What of each event is its author's own, or the party's whom it is about. What a mediator writes down of a talk or a
 * visit is both sides' words, a passage that is commented on is the paper's, and who sits in is somebody else: none of
 * that goes along, only that it was done.
 */
const ownFields = {
  'case.registered': [],
  'case.amended': [],
  'case.refused': ['reason', 'beside'],
  'case.mediatorsSet': [],
  'case.begun': [],
  'case.openAsked': ['open', 'beside'],
  'case.writtenAsked': ['beside'],
  'case.talkRecorded': ['place', 'on'],
  'case.extensionAgreed': ['until', 'beside'],
  'case.extended': [],
  'case.agreedOrally': [],
  'case.oralTookEffect': [],
  'case.failed': ['reason'],
  'case.terminated': ['reason', 'beside'],
  'case.resumed': ['reason'],
  'case.referred': ['to'],
  'case.referralAnswered': ['to', 'status'],
  'case.reported': ['to'],
  'case.visited': ['on'],
  'case.consulted': ['on'],
  'case.archived': ['retention'],
  'party.added': ['side', 'kind', 'particulars', 'applied'],
  'party.amended': ['particulars', 'applied'],
  'party.removed': ['reason'],
  'party.contacted': ['phone', 'note'],
  'party.represented': ['scope'],
  'party.representationEnded': [],
  'party.rightsAcknowledged': ['beside'],
  'party.consented': ['as', 'beside'],
  'settlement.assented': ['part', 'hash', 'beside'],
  'settlement.assentVoided': [],
  'settlement.objected': ['part', 'words', 'beside'],
  'settlement.reopened': ['part', 'reason'],
  'settlement.commented': ['words'],
  'settlement.commentResolved': [],
  'settlement.suggested': ['replacement'],
  'settlement.suggestionAccepted': [],
  'settlement.suggestionRejected': ['reason'],
  'settlement.finalised': ['revision'],
  'settlement.signed': ['as', 'way', 'hash', 'file', 'beside'],
  'settlement.sealed': ['committee', 'hash'],
  'settlement.tookEffect': [],
  'performance.recorded': ['instalment', 'amountFen', 'on'],
  'performance.completed': [],
  'performance.reminded': ['instalment'],
  'performance.breached': ['instalment', 'words'],
  'performance.struck': ['instalment', 'reason'],
  'confirmation.agreed': ['beside'],
  'confirmation.withdrawn': ['beside'],
  'confirmation.applied': ['on'],
  'confirmation.decided': ['outcome', 'on'],
  'file.added': ['name', 'piece', 'mime', 'bytes', 'sha256'],
  'file.withdrawn': ['piece', 'reason'],
  'dossier.described': [],
  'caucus.said': ['words'],
  'caucus.asked': [],
  'caucus.answered': ['answer'],
  'caucus.fileAdded': ['name', 'mime', 'bytes', 'sha256'],
} as const satisfies Readonly<Record<Told['type'], readonly string[]>>

/** Follows from what others did: nobody's deed. */
const nobodys: readonly Told['type'][] = [
  ...(['case.extended', 'case.oralTookEffect', 'settlement.assentVoided', 'settlement.tookEffect'] as const),
]

/** The party, or the signer, whom an event is about; null for what is its author's alone, as turning a case away is. */
function aboutWhom(event: Recorded<Told>): string | null {
  if (event.type === 'settlement.signed') return event.signer
  if (event.type === 'file.added' || event.type === 'file.withdrawn') return event.of ?? null
  return 'party' in event && event.party !== '' ? event.party : null
}

const named = (event: object, names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(event).filter(([name]) => names.includes(name)))

/**
 * What somebody did and said, out of what they may read of a case and of its private rooms (个保法 45). Of what a
 * mediator wrote down for a party the words are the party's, and that it was done is the mediator's too.
 * @param party whose side they are on; null for who is of none
 */
export function ownDeeds(
  events: readonly Recorded<Told>[],
  id: string,
  party: string | null,
): readonly OwnDeed[] {
  return events.flatMap((event) => {
    if (nobodys.includes(event.type)) return []
    const about = aboutWhom(event)
    const isTheirs =
      about === null
        ? event.by === id
        : about === id || about === party || ('representative' in event && event.representative === id)
    if (!isTheirs && event.by !== id) return []
    const { at, type } = event
    return { at, type, ...(isTheirs && named(event, ownFields[type])) }
  })
}
