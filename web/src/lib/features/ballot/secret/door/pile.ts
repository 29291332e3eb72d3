import { paperKinds } from '@linyi/shared/domain/ballot/secret/paper-kinds'
import { paperChars, readPaper, type PaperTerms } from '@linyi/shared/domain/ballot/secret/paper'
import type { Choice } from '../../choices.ts'
import { blank, type Filling, type Form } from '../paper/form.ts'

/** Where a device keeps what one person reads off the sheets of a box. */
export const pilePath = (whose: string, box: string): string => `sheets/${whose}/${box}`

/** Sheets to a stack, as they lie on the table. */
export const stackSheets = 25

/** 废票: as long as every paper, and of no ballot. */
export const voidSheet = (terms: PaperTerms): string => '?'.repeat(paperChars(terms))

/** The pile without one sheet, which was entered once too often: those behind it move up. */
export const takenOut = (sheets: readonly string[], place: number): readonly string[] =>
  sheets.filter((_, other) => other !== place)

/** The pile with one sheet noted: in the place of what was read of it before, or before it where that one was missed. */
export const putIn = (
  sheets: readonly string[],
  place: number,
  sheet: string,
  missed: boolean,
): readonly string[] => [...sheets.slice(0, place), sheet, ...sheets.slice(missed ? place : place + 1)]

/** What is read off a sheet takes whatever stands on it: a pen is not held back by how many may be chosen. */
export const sheetForm = (form: Form, { rule }: PaperTerms): Form => ({
  ...form,
  asks: paperKinds[rule] === 'marks' ? 'marks' : form.asks,
  ...{ circlesMax: null, budget: null },
})

/** A sheet as it was entered, to be looked at again. */
export function fillingOf(form: Form, terms: PaperTerms, text: string): Filling {
  const paper = readPaper(terms, text)
  if (!paper) return blank
  const ids = form.rows.map(({ id }) => id)
  if (paper.kind === 'marks') {
    const marks = paper.rows.map((row, place): readonly [string, Choice] => [ids[place]!, row])
    return { ...blank, marks: Object.fromEntries(marks) }
  }
  if (paper.kind === 'approvals') {
    const chosen = ids.filter((_, place) => paper.rows[place])
    return { ...blank, marks: Object.fromEntries(chosen.map((id) => [id, 'yes' as const])) }
  }
  if (paper.kind === 'points') {
    const points = ids.map((id, place) => [id, paper.rows[place]!] as const)
    return { ...blank, points: Object.fromEntries(points.filter(([, given]) => given > 0)) }
  }
  const places = ids.map((id, place) => ({ id, rank: paper.rows[place]! })).filter(({ rank }) => rank > 0)
  return { ...blank, order: places.sort((one, other) => one.rank - other.rank).map(({ id }) => id) }
}

/** Where a sheet lies: the stack, and its place in that, both from 1. */
export const lies = (place: number): { readonly stack: number; readonly sheet: number } => ({
  stack: Math.floor(place / stackSheets) + 1,
  sheet: (place % stackSheets) + 1,
})
