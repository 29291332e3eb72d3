import * as Y from 'yjs'
import { textOf } from '../../docs/board/list.ts'
import type { TextField } from '../../docs/board/shape.ts'
import { typedText } from '../../lib/characters.ts'
import type { SharedText } from '../text-binding.ts'
import { MINE } from './copies.ts'
import type { TextDelta, TextEdit } from '../text-edit.ts'
import { pathOf } from './paths.ts'

type Listener = (delta: TextDelta | null) => void

/** The texts of the local copy, each as one object that outlives any copy. */
export type Texts = {
  readonly of: (issue: string, field: TextField) => SharedText
  /** Tells the listeners of the texts that changed; of all texts when the copy was exchanged. */
  readonly tell: (events: readonly Y.YEvent<Y.AbstractType<unknown>>[] | null, origin: unknown) => void
}

/** @param homeless words written into a text whose issue is no longer there */
export const createTexts = (
  local: () => Y.Doc,
  homeless: (issue: string, field: TextField, words: string) => void,
): Texts => {
  const listeners = new Map<string, Set<Listener>>()
  const texts = new Map<string, SharedText>()

  const tellAll = (beginning: string) => {
    for (const [path, those] of listeners) {
      if (path.startsWith(beginning)) those.forEach((listener) => listener(null))
    }
  }

  /** What nobody types the gate would refuse with all that was pasted around it: it is left out before. */
  const write = (issue: string, field: TextField, edits: readonly TextEdit[]): void => {
    const cleaned = edits.map((edit) => ({ ...edit, insert: typedText(edit.insert) }))
    const text = textOf(local(), issue, field)
    if (!text) return homeless(issue, field, cleaned.map(({ insert }) => insert).join(''))
    local().transact(() => {
      for (const { index, remove, insert } of cleaned) {
        text.delete(index, remove)
        text.insert(index, insert)
      }
    }, MINE)
    if (cleaned.some(({ insert }, i) => insert !== edits[i]!.insert)) tellAll(pathOf(issue, field))
  }

  const listen = (path: string, listener: Listener): (() => void) => {
    const those = listeners.get(path) ?? new Set()
    listeners.set(path, those.add(listener))
    return () => {
      those.delete(listener)
      if (those.size === 0) listeners.delete(path)
    }
  }

  return {
    of: (issue, field) => {
      const path = pathOf(issue, field)
      const text = texts.get(path) ?? {
        read: () => textOf(local(), issue, field)?.toString() ?? '',
        write: (edits) => write(issue, field, edits),
        listen: (listener) => listen(path, listener),
      }
      texts.set(path, text)
      return text
    },
    tell: (events, origin) => {
      if (!events) return tellAll('')
      for (const event of events) {
        const { target } = event
        if (target instanceof Y.Text) {
          if (origin === MINE) continue
          const path = pathOf(String(event.path[0]), String(event.path[1]))
          listeners.get(path)?.forEach((listener) => listener(event.delta as TextDelta))
          continue
        }
        const [issue] = event.path
        for (const key of event.keys.keys())
          tellAll(issue === undefined ? pathOf(key) : pathOf(String(issue), key))
      }
    },
  }
}
