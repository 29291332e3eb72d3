import * as Y from 'yjs'
import { forbiddenCharacters } from '../../lib/characters.ts'
import type { Arrival, DocLaw, WriterRights } from '../gate/law.ts'
import { refuse, type GateCode } from '../gate/verdict.ts'
import type { Container } from '../gate/view.ts'
import { roomRefusal } from './room.ts'
import { headingLevels, PROSE, proseOf } from './shape.ts'

/** What may stand in what: a list holds paragraphs, so that no list stands in a list. `text` is a run of letters. */
const children: Readonly<Record<string, readonly string[]>> = {
  [PROSE]: ['paragraph', 'heading', 'bulletList', 'orderedList'],
  paragraph: ['text'],
  heading: ['text'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph'],
}

/** The type exactly, not one derived from it. */
const isExactly = (type: Container, of: typeof Y.XmlElement | typeof Y.XmlText): boolean =>
  type.constructor === of

/** What a type is called in the table above; null for what the minutes have no name for. */
const nameOf = (type: Container): string | null => {
  if (isExactly(type, Y.XmlText)) return 'text'
  return isExactly(type, Y.XmlElement) ? (type as unknown as Y.XmlElement).nodeName : null
}

/** Of what came and went before it was sent, only its place in the clock is left. */
const isTrace = (content: Y.Item['content']): boolean => content instanceof Y.ContentDeleted

const levelRefusal = (content: Y.Item['content']): GateCode | null => {
  const fits =
    isTrace(content) ||
    (content instanceof Y.ContentAny && content.arr.every((level) => headingLevels.includes(level)))
  return fits ? null : 'minutes.badContent'
}

const wordsRefusal = (content: Y.Item['content']): GateCode | null => {
  const fits =
    isTrace(content) || (content instanceof Y.ContentString && !forbiddenCharacters.test(content.str))
  return fits ? null : 'minutes.badContent'
}

const refusalOf = (parent: string, key: string | null, content: Y.Item['content']): GateCode | null => {
  if (key !== null)
    return parent === 'heading' && key === 'level' ? levelRefusal(content) : 'minutes.unknownNode'
  if (parent === 'text') return wordsRefusal(content)
  const allowed = Object.hasOwn(children, parent) ? children[parent]! : null
  if (!allowed) return 'minutes.unknownNode'
  if (isTrace(content)) return null
  const name = content instanceof Y.ContentType ? nameOf(content.type) : null
  return name !== null && allowed.includes(name) ? null : 'minutes.unknownNode'
}

/**
 * What the minutes take: rules in SPEC.md beside this file. Who may write at all may write and delete everywhere: an
 * editor makes the tail of a split paragraph anew as the splitter's, so that nobody owns letters (decisions 9).
 */
export const minutesLaw: DocLaw<WriterRights> = {
  name: 'minutes',
  root: PROSE,
  rootOf: (doc) => proseOf(doc) as unknown as Container,
  judge: ({ view, arrivals, cuts }) => {
    const parentOf = ({ home: { container } }: Arrival): string =>
      container === view.root ? PROSE : (nameOf(container) ?? '')
    for (const arrival of arrivals) {
      const code = refusalOf(parentOf(arrival), arrival.home.key, arrival.item.content)
      if (code) return refuse(code, PROSE)
    }
    return roomRefusal(view.root, arrivals, cuts)
  },
}
