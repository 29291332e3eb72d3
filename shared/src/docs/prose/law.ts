import * as Y from 'yjs'
import { forbiddenCharacters } from '../../lib/characters.ts'
import type { Arrival, DocLaw, Judging, WriterRights } from '../gate/law.ts'
import { refuse, type GateCode, type Refusal } from '../gate/verdict.ts'
import type { Container } from '../gate/view.ts'
import type { Grammar } from './grammar.ts'
import { roomRefusal } from './room.ts'

export type ProseName = 'minutes' | 'settlement' | 'working'
type Content = Y.Item['content']

/** The type exactly, not one derived from it. */
const isExactly = (type: Container, of: typeof Y.XmlElement | typeof Y.XmlText): boolean =>
  type.constructor === of

/** What a type is called in a grammar; null for what no rich text has a name for. */
const nameOf = (type: Container): string | null => {
  if (isExactly(type, Y.XmlText)) return 'text'
  return isExactly(type, Y.XmlElement) ? (type as unknown as Y.XmlElement).nodeName : null
}

/** Of what came and went before it was sent, only its place in the clock is left. */
const isTrace = (content: Content): boolean => content instanceof Y.ContentDeleted

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(table, key) ? table[key]! : null

const attributeFits = (fits: (value: unknown) => boolean, content: Content): boolean =>
  isTrace(content) || (content instanceof Y.ContentAny && content.arr.every(fits))

const wordsFit = (content: Content): boolean =>
  isTrace(content) || (content instanceof Y.ContentString && !forbiddenCharacters.test(content.str))

type Fault = 'unknownNode' | 'badContent' | null

/** @param parent the name of a node, or null where `allowed` is a root's */
const faultOf = (
  { nodes, attributes }: Grammar,
  parent: string | null,
  allowed: readonly string[] | null,
  key: string | null,
  content: Content,
): Fault => {
  if (key !== null) {
    const fits = parent === null ? null : own(own(attributes, parent) ?? {}, key)
    if (!fits) return 'unknownNode'
    return attributeFits(fits, content) ? null : 'badContent'
  }
  if (parent === 'text') return wordsFit(content) ? null : 'badContent'
  const held = parent === null ? allowed : own(nodes, parent)
  if (!held) return 'unknownNode'
  if (isTrace(content)) return null
  const name = content instanceof Y.ContentType ? nameOf(content.type) : null
  return name !== null && held.includes(name) ? null : 'unknownNode'
}

export type ProseLaw<Rights extends WriterRights> = {
  readonly name: ProseName
  readonly grammar: Grammar
  /** May this writer change anything below this root? Asked beside `write`, for what is put in and what is taken out. */
  readonly mayWrite: (rights: Rights, root: string) => GateCode | null
}

/**
 * What a rich text takes. Who may write below a root may write and delete everywhere in it: an editor makes the tail of
 * a split paragraph anew as the splitter's, so that nobody owns letters (decisions 9).
 */
export const proseLaw = <Rights extends WriterRights>({
  name,
  grammar,
  mayWrite,
}: ProseLaw<Rights>): DocLaw<Rights> => {
  const roots = Object.keys(grammar.roots)

  const itemRefusal = ({ view }: Judging<Rights>, { item, home }: Arrival): Refusal | null => {
    const root = view.rootOver(home.container)
    if (root === null) return refuse(`${name}.unknownNode`)
    const isRoot = view.roots.get(root) === home.container
    const parent = isRoot ? null : (nameOf(home.container) ?? '')
    const fault = faultOf(grammar, parent, grammar.roots[root]!, home.key, item.content)
    return fault && refuse(`${name}.${fault}`, root)
  }

  const rootsTouched = ({ view, arrivals, cuts }: Judging<Rights>): ReadonlySet<string> => {
    const homes = [...arrivals.map(({ home }) => home), ...cuts.map(({ item }) => view.homeOf(item))]
    return new Set(homes.flatMap((home) => (home && view.rootOver(home.container)) ?? []))
  }

  return {
    name,
    rootsOf: (doc) => new Map(roots.map((root) => [root, doc.getXmlFragment(root) as unknown as Container])),
    judge: (judging) => {
      for (const arrival of judging.arrivals) {
        const refusal = itemRefusal(judging, arrival)
        if (refusal) return refusal
      }
      for (const root of rootsTouched(judging)) {
        const code = mayWrite(judging.rights, root)
        if (code) return refuse(code, root)
      }
      return roomRefusal(name, grammar, judging)
    },
  }
}
