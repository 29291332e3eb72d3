import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { DocPlace } from '@linyi/shared/docs/words'
import type { Instant } from '@linyi/shared/domain/decider'
import type { Place } from '@linyi/shared/record/forget'
import type { Gone } from '@linyi/shared/record/gone'

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

/** Somebody was erased. */
export type PersonErasure = Noted<'person'> & {
  /** Whole persons, with account and logins. */
  readonly persons: readonly string[]
  readonly participants: readonly InMeeting[]
  readonly went: readonly Went[]
  /** Where their name stands in what others said: an officer looks at it. */
  readonly looks: readonly Look[]
}
/** An officer has looked at everything of one stream that was to be looked at. */
export type WordsErasure = Noted<'words'> & { readonly stream: string; readonly went: readonly Went[] }
export type Erasure = PersonErasure | WordsErasure

/** Opaque ids and places of letters, never a word: what a store that was copied back has to forget again. */
export type ErasureList = {
  /** On disk when it returns. Throws what Node does when the disk is full. */
  readonly note: (erasure: Erasure) => void
  /** In their order. */
  readonly all: () => readonly Erasure[]
}

/** @param path one line a JSON object; a line that the power cut was never promised and is passed over */
export function openErasureList(path: string): ErasureList {
  const text = readIfThere(path)
  const lines: Erasure[] = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : (readLine(line) ?? [])))
  let torn = text !== '' && !text.endsWith('\n')

  return {
    note: (line) => {
      const file = openSync(path, 'a', 0o600)
      try {
        writeSync(file, `${torn ? '\n' : ''}${JSON.stringify(line)}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      torn = false
      lines.push(line)
    },
    all: () => lines,
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function readLine(line: string): Erasure | null {
  try {
    return JSON.parse(line) as Erasure
  } catch {
    return null
  }
}

const isAbout = (stream: string, one: Look | Went): boolean =>
  'stream' in one ? one.stream === stream : one.doc.startsWith(`${stream}/`)

/** What of one stream nobody has looked at yet. */
export const looksIn = (all: readonly Erasure[], stream: string): readonly Look[] =>
  all.reduce<readonly Look[]>((open, one) => {
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
