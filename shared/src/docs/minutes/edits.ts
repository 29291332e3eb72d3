import * as Y from 'yjs'
import type { ProseKind } from '../../domain/minutes/prose.ts'
import { typedText } from '../../lib/characters.ts'
import { proseOf } from './shape.ts'

export type ProseLine = readonly [kind: ProseKind, words: string]

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}

const heading = (level: number, words: Y.XmlText): Y.XmlElement => {
  const made = element('heading', words)
  made.setAttribute('level', level as unknown as string)
  return made
}

const listNames: Partial<Record<ProseKind, string>> = { bullet: 'bulletList', numbered: 'orderedList' }

/** Adds lines at the end of the minutes, as an editor would have written them; items that follow one another are a list. */
export const appendProse = (doc: Y.Doc, lines: readonly ProseLine[]): void =>
  doc.transact(() => {
    const prose = proseOf(doc)
    for (const [kind, words] of lines) {
      const text = new Y.XmlText(typedText(words))
      const last: unknown = prose.length > 0 ? prose.get(prose.length - 1) : null
      const list = listNames[kind]
      if (!list) {
        const level = kind === 'heading' ? 2 : 3
        prose.push([kind === 'paragraph' ? element('paragraph', text) : heading(level, text)])
      } else {
        const item = element('listItem', element('paragraph', text))
        if (last instanceof Y.XmlElement && last.nodeName === list) last.push([item])
        else prose.push([element(list, item)])
      }
    }
  })
