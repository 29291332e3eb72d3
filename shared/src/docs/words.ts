import * as Y from 'yjs'

/** Some letters of a doc, by the ids that Yjs gave them: they stay the same however often the words around them move. */
export type DocPlace = { readonly from: DocId; readonly to: DocId }
type DocId = { readonly client: number; readonly clock: number }

/** One text of a doc, or one name that stands in it as a plain value. */
export type DocText = {
  readonly text: string
  /** The place of UTF-16 letters `from` to `to`, the last one past the end. */
  readonly placeOf: (from: number, to: number) => DocPlace
}

/** Fields that hold what a person is called. */
const nameFields: readonly string[] = ['for']
/** What stands in a text for something that is no letter. */
const object = '\uFFFC'

type AnyType = Y.AbstractType<unknown>

function* itemsOf({ _start: start }: AnyType): Generator<Y.Item> {
  for (let item = start; item; item = item.right) if (!item.deleted) yield item
}

const stringOf = ({ content }: Y.Item): string | null => {
  if (content instanceof Y.ContentString) return content.str
  const value: unknown = content instanceof Y.ContentAny ? content.arr[content.arr.length - 1] : null
  return typeof value === 'string' ? value : null
}

function ownText(type: AnyType): DocText[] {
  let text = ''
  const ids: DocId[] = []
  for (const { content, id, length, countable } of itemsOf(type)) {
    if (!countable) continue
    text += content instanceof Y.ContentString ? content.str : object.repeat(length)
    for (let i = 0; i < length; i++) ids.push({ client: id.client, clock: id.clock + i })
  }
  const hasWords = [...text].some((letter) => letter !== object)
  return hasWords ? [{ text, placeOf: (from, to) => ({ from: ids[from]!, to: ids[to - 1]! }) }] : []
}

/** All texts of a doc, wherever they stand in it. */
export function textsOf(doc: Y.Doc): readonly DocText[] {
  const read = (type: AnyType): DocText[] => [
    ...ownText(type),
    ...[...itemsOf(type), ...type._map.values()].flatMap(readItem),
  ]
  const readItem = (item: Y.Item): DocText[] => {
    if (item.deleted) return []
    if (item.content instanceof Y.ContentType) return read(item.content.type as AnyType)
    const name = item.parentSub !== null && nameFields.includes(item.parentSub) ? stringOf(item) : null
    const id = { client: item.id.client, clock: item.id.clock + item.length - 1 }
    return name ? [{ text: name, placeOf: () => ({ from: id, to: id }) }] : []
  }
  return [...doc.share.values()].flatMap((type) => read(type as AnyType))
}

/** The item that holds a letter; null when it was deleted, or came later than this copy of the doc. */
function itemAt(doc: Y.Doc, { client, clock }: DocId): Y.Item | null {
  if (clock >= Y.getState(doc.store, client)) return null
  const item: unknown = Y.getItem(doc.store, Y.createID(client, clock))
  return item instanceof Y.Item && !item.deleted ? item : null
}

/** How many letters of its type come before this one. */
function indexOf(type: AnyType, { client, clock }: DocId): number {
  let index = 0
  for (const { id, length, countable } of itemsOf(type)) {
    if (id.client === client && id.clock <= clock && clock < id.clock + length)
      return index + clock - id.clock
    if (countable) index += length
  }
  return index
}

/** The text that a place is in, and where; null when its letters are gone. */
export function readPlace(
  doc: Y.Doc,
  { from, to }: DocPlace,
): { readonly text: string; readonly letters: readonly [number, number] } | null {
  const item = itemAt(doc, from)
  if (!item || !itemAt(doc, to)) return null
  if (item.parentSub !== null) {
    const text = stringOf(item) ?? ''
    return { text, letters: [0, text.length] }
  }
  const type = item.parent as AnyType
  const [own] = ownText(type)
  return { text: own!.text, letters: [indexOf(type, from), indexOf(type, to) + 1] }
}

/** Deletes the letters of a place and writes what is to stand there. Nothing is done where they are gone already. */
export function replaceWords(doc: Y.Doc, place: DocPlace, shown: string): void {
  const item = itemAt(doc, place.from)
  const read = readPlace(doc, place)
  if (!item || !read) return
  const type = item.parent
  doc.transact(() => {
    if (item.parentSub !== null) (type as Y.Map<unknown>).set(item.parentSub, shown)
    else {
      const [from, to] = read.letters
      const text = type as Y.Text
      text.delete(from, to - from)
      if (shown !== '') text.insert(from, shown)
    }
  })
}
