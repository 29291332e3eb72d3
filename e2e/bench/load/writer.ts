import { randomBytes } from 'node:crypto'
import { createIssue } from '@linyi/shared/docs/board/edits'
import { textOf } from '@linyi/shared/docs/board/list'
import { ulid } from '@linyi/shared/lib/ids'
import * as Y from 'yjs'
import { message, syncSteps, types } from './frames.ts'
import { nowUs } from './now.ts'
import type { Seat } from './seat.ts'
import { emptyWord, placeOfWord, stampWord } from './words.ts'

/** Somebody who types into an entry of their own, one word an update. */
export type Writer = {
  readonly issue: string
  /** Their own copy. */
  readonly copy: Y.Doc
  /** The entry itself, as the first frame. */
  readonly begin: () => Buffer
  /** The next word, which tells when it was sent. */
  readonly next: () => Buffer
  /** As many letters at once as it ever holds, in the place of what it holds. */
  readonly fill: () => Buffer
  /** What the server has to have in the end. */
  readonly text: () => string
}

/** So that an entry never grows over what one may hold: then its words but the last are taken out in one edit. */
const wordsMax = 400

export function createWriter({ dialect, author }: Seat): Writer {
  const copy = new Y.Doc()
  const issue = ulid(Date.now(), randomBytes(16))
  let typed: string[] = []
  const updateOf = (change: () => void): Buffer => {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => updates.push(update)
    copy.on('update', collect)
    copy.transact(change)
    copy.off('update', collect)
    return message(dialect, types.sync, syncSteps.update, updates[0]!)
  }
  const detail = () => textOf(copy, issue, 'detail')!

  return {
    issue,
    copy,
    begin: () =>
      updateOf(() =>
        createIssue(copy, author, { id: issue, title: '量', detail: '', grid: '', createdAt: 0, for: '' }),
      ),
    next: () => {
      const frame = updateOf(() => {
        if (typed.length === wordsMax) {
          detail().delete(0, detail().length)
          typed = []
        }
        detail().insert(detail().length, emptyWord)
      })
      const at = placeOfWord(frame)
      stampWord(frame, at, nowUs())
      typed.push(frame.toString('latin1', at, at + emptyWord.length))
      return frame
    },
    fill: () => {
      typed = Array.from({ length: wordsMax }, () => emptyWord)
      return updateOf(() => {
        detail().delete(0, detail().length)
        detail().insert(0, typed.join(''))
      })
    },
    text: () => typed.join(''),
  }
}
