import { inOneFold } from '../domain/fold.ts'
import { evolve } from '../domain/meeting-fold.ts'
import { disclosures } from '../domain/meeting-disclosure.ts'
import { initialState, type MeetingEvent, type MeetingState } from '../domain/meeting-state.ts'
import type { Replacement } from '../domain/meeting/schema.ts'
import type { Entry } from './entry.ts'
import { maskEntry } from './mask.ts'
import { namesIn } from './members.ts'
import { openEvent } from './seal.ts'
import { suspicionsIn, withoutSuspicions, type Suspicion } from './suspicions.ts'

/** Words that will be public, once for all the places where they stand. */
export type Passage = {
  readonly text: string
  readonly places: readonly { readonly seq: number; readonly path: string }[]
  readonly suspicions: readonly Suspicion[]
  /** They were taken off the screens in the meeting. */
  readonly takenOff: boolean
  /** What the public reads unless the reviewer writes otherwise; the text itself where nothing is suspicious. */
  readonly suggestion: string
}

const offTheScreens = '（主持人已隐去）'

/** The issue that words are about: named beside them, or in the path of a quote. */
function issueOf(event: MeetingEvent, path: string): string | null {
  const quoted = namesIn(path).find((name) => name.startsWith('issues/'))
  if (quoted) return quoted.split('/')[1]!
  return event.type === 'issue.accepted' ? event.issue : null
}

/**
 * Everything that people wrote and the public would read, for somebody to read all of it before it is published
 * (decisions 6). Suspicious passages come first, else in the order they were written.
 * @param names of people who do not act in public
 * @param earlier what was put in the place of words when the record was published before
 */
export function passagesOf(
  entries: readonly Entry[],
  names: readonly string[],
  earlier: readonly Replacement[],
): readonly Passage[] {
  const events = entries.map((entry) => openEvent<MeetingEvent>(entry).event)
  const state = inOneFold(() => events.reduce(evolve, initialState))
  const before = new Map(earlier.map(({ seq, path, shown }) => [`${seq} ${path}`, shown]))
  const found = new Map<string, Passage>()

  const note = (event: MeetingEvent, seq: number, text: string, path: string): void => {
    if (text === '') return
    const passage = found.get(text) ?? freshPassage(text, names, before.get(`${seq} ${path}`))
    const takenOff = passage.takenOff || isHidden(state, issueOf(event, path))
    found.set(text, { ...passage, takenOff, places: [...passage.places, { seq, path }] })
  }

  entries.forEach((entry, index) => {
    const words = (text: string, path: string) => {
      note(events[index]!, entry.seq, text, path)
      return text
    }
    maskEntry(entry, disclosures, { person: (id) => id, words })
  })
  const passages = [...found.values()].map((passage) =>
    passage.takenOff && passage.suggestion === passage.text
      ? { ...passage, suggestion: offTheScreens }
      : passage,
  )
  return [...passages.filter(needsLook), ...passages.filter((passage) => !needsLook(passage))]
}

const isHidden = ({ issue }: MeetingState, id: string | null): boolean =>
  id !== null && (issue.entries[id]?.hidden ?? null) !== null

function freshPassage(text: string, names: readonly string[], earlier: string | undefined): Passage {
  const suspicions = suspicionsIn(text, names)
  const suggestion = earlier ?? withoutSuspicions(text, suspicions)
  return { text, places: [], suspicions, takenOff: false, suggestion }
}

/** What a passage is called in a form: the first place where it stands. */
export const passageKey = ({ places: [first] }: Passage): string => `${first!.seq} ${first!.path}`

/**
 * What stands in the place of words, by what the reviewer wrote.
 * @param written by `passageKey`; where nothing was written the suggestion stands
 */
export const replacementsIn = (
  passages: readonly Passage[],
  written: Readonly<Record<string, unknown>>,
): readonly Replacement[] =>
  passages.flatMap((passage) => {
    const answer = written[passageKey(passage)]
    const shown = typeof answer === 'string' ? answer.replace(/\r\n?/g, '\n').trim() : passage.suggestion
    return shown === passage.text ? [] : passage.places.map((place) => ({ ...place, shown }))
  })

export const needsLook = ({ suspicions, takenOff }: Passage): boolean => suspicions.length > 0 || takenOff
