import type { BoxOpening } from './box.ts'
import type { DirectoryWrite } from './directory.ts'
import type { DocAppend } from './doc.ts'
import type { StreamAppend } from './stream.ts'

/** What one decision writes: all of it or nothing, docs first, then directory, then stream. */
export type Unit = {
  readonly stream?: StreamAppend
  readonly docs?: readonly DocAppend[]
  /** Docs whose words were decided on. Another last row than `seq` at the commit is `docMoved`: the words read otherwise. */
  readonly asRead?: readonly { readonly doc: string; readonly seq: number }[]
  readonly directory?: readonly DirectoryWrite[]
  /** Boxes that come to be, or into use, with the unit's stream events. */
  readonly boxes?: readonly BoxOpening[]
  /** Numbers that are taken with it: each one more than the last of its counter, or the unit is refused. */
  readonly numbers?: readonly { readonly counter: string; readonly number: number }[]
  /** Keys under which what belongs to somebody is sealed, wrapped. The first of a holder stays. */
  readonly keys?: readonly WrappedKey[]
  readonly files?: readonly FileWrite[]
}

/** A key that opens what is sealed for its holder, as it may lie on a disk. */
export type WrappedKey = { readonly holder: string; readonly wrapped: string }

/** A file that belongs to a stream. It never changes. */
export type FileWrite = { readonly stream: string; readonly file: string; readonly bytes: Uint8Array }

export type Outcome =
  | { readonly ok: true }
  /** Somebody wrote first: reload, judge again. */
  | {
      readonly ok: false
      readonly why:
        | 'seqTaken'
        | 'docMoved'
        | 'codeTaken'
        | 'accountNameTaken'
        | 'ticketUsed'
        | 'clientTaken'
        | 'numberTaken'
    }
  /** This actor's command was already done; its events ended at `seq`. */
  | { readonly ok: false; readonly why: 'repeated'; readonly seq: number }
