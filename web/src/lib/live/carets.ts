import type { Present } from '@linyi/shared/client/doc-client/surface'

/** Where somebody else writes in a text, and how it is drawn. */
export type Caret = {
  readonly client: number
  readonly label: string
  /** 1 to 6: which of the six colours of people. */
  readonly tone: number
  readonly anchor: number
  readonly head: number
  /** Letters came within the last seconds: the label is shown. */
  readonly fresh: boolean
}

/** A caret's label fades after so long without a letter, and the caret goes after so long. */
const freshMsMax = 4000
const shownMsMax = 30_000

/** When each client's caret last moved. */
export type CaretTimes = ReadonlyMap<number, { readonly at: number; readonly where: string }>

export const noCaretTimes: CaretTimes = new Map()

const where = ({ caret }: Present): string =>
  caret ? `${caret.issue} ${caret.field} ${caret.anchor} ${caret.head}` : ''

/** The times after a look at who is there now. */
export const caretTimes = (before: CaretTimes, present: readonly Present[], now: number): CaretTimes =>
  new Map(
    present.map((one) => {
      const known = before.get(one.client)
      const here = where(one)
      return [one.client, known?.where === here ? known : { at: now, where: here }]
    }),
  )

type Looking = {
  readonly present: readonly Present[]
  readonly times: CaretTimes
  readonly now: number
  /** The reader's own other tabs are not shown to them. */
  readonly me: string
  readonly labelOf: (user: Present['user']) => string
}

/** Others' carets by `issue/field`. */
export function caretsByField({
  present,
  times,
  now,
  me,
  labelOf,
}: Looking): ReadonlyMap<string, readonly Caret[]> {
  const fields = new Map<string, Caret[]>()
  for (const { client, user, caret } of present) {
    const stillMs = now - (times.get(client)?.at ?? now)
    if (!caret || user.id === me || stillMs > shownMsMax) continue
    const field = `${caret.issue}/${caret.field}`
    const { anchor, head } = caret
    const drawn = {
      client,
      label: labelOf(user),
      tone: (user.color % 6) + 1,
      anchor,
      head,
      fresh: stillMs <= freshMsMax,
    }
    fields.set(field, [...(fields.get(field) ?? []), drawn])
  }
  return fields
}
