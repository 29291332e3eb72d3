import { bytesToHex } from '@noble/hashes/utils.js'
import { disclosures } from '../domain/meeting-disclosure.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import type { Entry } from './entry.ts'
import { wordsIn, type Words } from './mask.ts'
import { openEvent } from './seal.ts'
import { namesIn } from './suspicions.ts'

/** UTF-16 places in a text, the last one past the end. */
export type Letters = readonly [from: number, to: number]

/** Part of what an entry says. It names nobody: an entry is known by its leaf, and letters by their places. */
export type Place = {
  /** Hex. */
  readonly leaf: string
  /** Of the member, into lists and objects as well: `agenda/0/title`. */
  readonly path: string
  /** Null for all of the member, whatever it is. */
  readonly letters: Letters | null
}

/** Who is to be forgotten in one meeting. */
export type Forgotten = {
  /** All ids of the one person. */
  readonly participants: readonly string[]
  /** As the directory has them. */
  readonly names: readonly string[]
}

/** What events say of a person besides what they did: where they live, that they are old, why they had to leave. */
const telling: Readonly<Record<string, readonly string[]>> = {
  'roll.joined': ['grid'],
  'roll.registered': ['grid'],
  'roll.unconfirmed': ['reason'],
  'roll.removalExplained': ['reason'],
  'floor.raised': ['elder'],
}

/** What somebody wrote in events that the public never reads. */
export const unseenWords: Readonly<Record<string, Readonly<Record<string, 'words'>>>> = {
  'issue.proposed': { text: 'words', for: 'words' },
  'issue.questioned': { question: 'words' },
  'issue.answered': { answer: 'words' },
  'issue.retracted': {},
  'issue.handedOver': { text: 'words' },
  'roll.removalExplained': { reason: 'words' },
  'ballot.handedIn': {},
  'ballot.counted': {},
  'ballot.helped': {},
  'ballot.rulingShown': {},
  'rating.given': {},
}

const everyWord: Readonly<Record<string, unknown>> = {
  ...disclosures,
  ...unseenWords,
  // In what was stored in an older shape (`domain/older-shapes.ts`) words lie where that shape had them.
  'issue.questioned': { question: 'words', answer: 'words' },
  'meeting.published': { replacements: { each: { shown: 'words' } } },
}

/** Of these, what its actor wrote of their own. */
const ownWords: readonly string[] = ['issue.proposed', 'issue.answered', 'issue.handedOver']

const leafOf = ({ leaf }: Entry): string => bytesToHex(leaf)

/** Theirs alone: what they are, and their name where nobody but they and staff could read it. It goes at once. */
export function ownPlaces(entry: Entry, { participants, names }: Forgotten): readonly Place[] {
  const { event } = openEvent<MeetingEvent>(entry)
  const leaf = leafOf(entry)
  const whole = (path: string): Place => ({ leaf, path, letters: null })
  const isTheirs = (id: unknown): boolean => participants.includes(String(id))
  if (event.type === 'roll.listed')
    return event.lines.flatMap(({ participant }, index) =>
      isTheirs(participant) ? [whole(`lines/${index}/grid`)] : [],
    )
  const about = (event as { readonly participant?: string }).participant
  return [
    ...(isTheirs(about) ? (telling[event.type] ?? []).map(whole) : []),
    ...(ownWords.includes(event.type) && isTheirs(event.by)
      ? namedIn(leaf, wordsIn(entry, unseenWords[event.type]), names)
      : []),
  ]
}

/** Where a name stands in what the meeting said and wrote: for somebody to look at. */
export function namePlaces(entry: Entry, names: readonly string[]): readonly Place[] {
  const { event } = openEvent<MeetingEvent>(entry)
  return namedIn(leafOf(entry), wordsIn(entry, everyWord[event.type] ?? {}), names)
}

const namedIn = (leaf: string, words: readonly Words[], names: readonly string[]): Place[] =>
  words.flatMap(({ path, text }) => lettersOf(text, names).map((letters) => ({ leaf, path, letters })))

/** Where names stand in a text. A name of one character counts where it is all there is. */
export function lettersOf(text: string, names: readonly string[]): readonly Letters[] {
  if (text !== '' && names.includes(text)) return [[0, text.length]]
  return namesIn(text, names).map(({ from, to }) => [from, to] as const)
}

/** What an entry says at a path of words; null where it says nothing there. */
export function textAt(entry: Entry, path: string): string | null {
  const { event } = openEvent<MeetingEvent>(entry)
  return wordsIn(entry, everyWord[event.type] ?? {}).find((words) => words.path === path)?.text ?? null
}
