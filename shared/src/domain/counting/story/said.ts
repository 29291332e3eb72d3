import type { InBoth } from '../../in-both.ts'

/** Shows a candidate to people: its name, its id, or both. */
export type NameOf = (id: string) => string

export const both = (zh: string, en: string): InBoth => ({ zh, en })

/** A list as it is spoken; whom it names is the same in both languages. */
export const listed = (ids: readonly string[], nameOf: NameOf): InBoth => {
  const names = ids.map(nameOf)
  return { zh: names.join('、'), en: names.join(', ') }
}
