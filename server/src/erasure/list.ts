import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { DocPlace } from '@linyi/shared/docs/words'
import type { Day } from '@linyi/shared/domain/days'
import type { Instant } from '@linyi/shared/domain/decider'
import type { Ground } from '@linyi/shared/domain/erasure/schema'
import type { DossierNumber } from '@linyi/shared/domain/station/schema'
import type { Place } from '@linyi/shared/record/forget'
import type { Gone } from '@linyi/shared/record/gone'
import type { Asker } from '../rooms/port.ts'
import type { WholePerson } from './people.ts'

/** Beside the store and not in it: a store that was copied back lacks the erasures since, and this has them (decisions 6). */
export const erasureListPath = (dataDir: string): string => join(dataDir, 'erasures.jsonl')

/** Words to be looked at: of an entry, or of a draft. */
export type Look =
  { readonly stream: string; readonly place: Place } | { readonly doc: string; readonly place: DocPlace }

/** What went from an entry or a draft. */
export type Went =
  { readonly stream: string; readonly gone: Gone } | { readonly doc: string; readonly place: DocPlace }

export type InMeeting = { readonly meeting: string; readonly participant: string }

type Noted<Kind extends string> = { readonly kind: Kind; readonly id: string; readonly at: Instant }

/** Somebody is to be erased. Noted before anything is done, so that whatever stops it, it is done in the end. */
export type AskedErasure = Noted<'asked'> &
  WholePerson & {
    readonly by: Asker
    readonly ground: Ground
    /** They go with account and logins; else officers elsewhere have to be asked first. */
    readonly whole: boolean
  }
/** Somebody was shut out, and what they were called was looked for. */
export type PersonErasure = Noted<'person'> & {
  /** Whole persons, with account and logins. */
  readonly persons: readonly string[]
  readonly participants: readonly InMeeting[]
  readonly went: readonly Went[]
  /** Where their name stands in what others said: an officer looks at it. */
  readonly looks: readonly Look[]
}
/** An officer has looked at everything of one stream that was to be looked at. */
export type WordsErasure = Noted<'words'> & {
  readonly stream: string
  readonly went: readonly Went[]
  /** Missing in what was noted once it was said. */
  readonly said?: { readonly by: Asker; readonly entries: readonly number[] }
}
/** The time of a case is over: its key is destroyed, here and in every copy that is gone back to. */
export type CaseErasure = Noted<'case'> & {
  readonly case: string
  /** Missing where the operator of the computer did it, who is nobody here. */
  readonly said?: DestructionSaid
}
/** What its station has on record of it: the number, and the two who decided it. */
export type DestructionSaid = {
  readonly station: string
  readonly number: DossierNumber
  readonly until: Day
  readonly asked: Asker
  readonly by: Asker
}
export type Erasure = PersonErasure | WordsErasure | CaseErasure

/** Opaque ids and places of letters, never a word: what a store that was copied back has to forget again. */
export type ErasureList = {
  /** On disk when it returns. Throws what Node does when the disk is full. */
  readonly note: (line: AskedErasure | Erasure) => void
  /** In their order. */
  readonly all: () => readonly Erasure[]
  /** Each erasure once, in the order in which they were asked for. */
  readonly ids: () => readonly string[]
  readonly asked: (id: string) => AskedErasure | null
  readonly found: (id: string) => Erasure | null
}

/**
 * Another node may have added to it: it is read again whenever it has grown or was changed.
 * @param path one line a JSON object; a line that the power cut was never promised and is passed over
 */
export function openErasureList(path: string): ErasureList {
  let read = { stamp: '', lines: [] as readonly (AskedErasure | Erasure)[], torn: false }
  const lines = () => {
    const stamp = stampOf(path)
    if (stamp !== read.stamp) read = { stamp, ...readLines(path) }
    return read.lines
  }
  const all = () => lines().filter((line) => line.kind !== 'asked')
  lines()

  return {
    note: (line) => {
      const isAfterTorn = lines() && read.torn
      const file = openSync(path, 'a', 0o600)
      try {
        writeSync(file, `${isAfterTorn ? '\n' : ''}${JSON.stringify(line)}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    all,
    ids: () => [...new Set(lines().map(({ id }) => id))],
    asked: (id) =>
      lines()
        .filter((line) => line.kind === 'asked')
        .find((line) => line.id === id) ?? null,
    found: (id) => all().find((line) => line.id === id) ?? null,
  }
}

/** Another for every change of the file: each is a write of its own, and none of the same length a moment later. */
function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : ''
}

function readLines(path: string) {
  const text = readIfThere(path)
  const lines: (AskedErasure | Erasure)[] = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : (readLine(line) ?? [])))
  return { lines, torn: text !== '' && !text.endsWith('\n') }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function readLine(line: string): AskedErasure | Erasure | null {
  try {
    return JSON.parse(line) as AskedErasure | Erasure
  } catch {
    return null
  }
}

const isAbout = (stream: string, one: Look | Went): boolean =>
  'stream' in one ? one.stream === stream : one.doc.startsWith(`${stream}/`)

/** What of one stream nobody has looked at yet. */
export const looksIn = (all: readonly Erasure[], stream: string): readonly Look[] =>
  all.reduce<readonly Look[]>((open, one) => {
    if (one.kind === 'case') return open
    if (one.kind === 'words') return one.stream === stream ? [] : open
    return [...open, ...one.looks.filter((look) => isAbout(stream, look))]
  }, [])

/** The streams in which there is something to look at. */
export function streamsToLookAt(all: readonly Erasure[]): readonly string[] {
  const streams = all.flatMap((one) =>
    one.kind === 'person'
      ? one.looks.map((look) =>
          'stream' in look ? look.stream : look.doc.slice(0, look.doc.lastIndexOf('/')),
        )
      : [],
  )
  return [...new Set(streams)].filter((stream) => looksIn(all, stream).length > 0)
}
