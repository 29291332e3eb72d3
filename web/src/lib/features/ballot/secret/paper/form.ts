import type { Brief } from '@linyi/shared/domain/election/schema'
import type { Choice } from '../../choices.ts'

/** What can be chosen, as a voting paper shows it: in ballot order, with its number. */
export type Row = {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly detail: string
  /** 项目说明; null where nobody wrote it down. */
  readonly brief: Brief | null
  /** 估算投入 in fen; 0 where nothing is paid for. */
  readonly cost: number
}

/**
 * What a voting paper asks for. `circles`: 〇 for those one is for, and nothing for the others · `marks`: 〇 × △ row by row ·
 * `points` · `ranks`: first, second, third. Null where there is no bound.
 */
export type Form = {
  readonly asks: 'circles' | 'marks' | 'points' | 'ranks'
  readonly rows: readonly Row[]
  /** Does anything cost anything? */
  readonly priced: boolean
  /** How many circles at most. */
  readonly circlesMax: number | null
  /** What the chosen ones may cost together, in fen. */
  readonly budget: number | null
  /** What there is to spend on whatever wins, in fen. */
  readonly toSpend: number | null
  /** Points for one row at most. */
  readonly pointsMax: number
  /** Points for all rows together at most. */
  readonly pointsSum: number | null
}

/** How far a paper is filled in. Only what its form asks for is in it; an untouched row is in none of them. */
export type Filling = {
  readonly marks: Readonly<Record<string, Choice>>
  readonly points: Readonly<Record<string, number>>
  /** First, second, third. */
  readonly order: readonly string[]
}
export const blank: Filling = { marks: {}, points: {}, order: [] }

const without = <Value>(all: Readonly<Record<string, Value>>, id: string): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(all).filter(([other]) => other !== id))

/** 画了〇的, in ballot order. */
export const circled = ({ rows }: Form, { marks }: Filling): readonly Row[] =>
  rows.filter(({ id }) => marks[id] === 'yes')

export const spent = (form: Form, filling: Filling): number =>
  circled(form, filling).reduce((sum, { cost }) => sum + cost, 0)

/** How many more may be chosen; null where as many as one likes. */
export const circlesLeft = (form: Form, filling: Filling): number | null =>
  form.circlesMax === null ? null : form.circlesMax - circled(form, filling).length

/** By how much the money does not reach for a row that is not chosen yet, in fen; 0 where it does. */
export const shortfall = (form: Form, filling: Filling, { id, cost }: Row): number =>
  form.budget === null || filling.marks[id] === 'yes'
    ? 0
    : Math.max(0, spent(form, filling) + cost - form.budget)

/** Whether a circle can be drawn here now, or taken away. */
export const mayCircle = (form: Form, filling: Filling, row: Row): boolean =>
  filling.marks[row.id] === 'yes' || (circlesLeft(form, filling) !== 0 && shortfall(form, filling, row) === 0)

/** Draws a circle, or takes it away. What cannot be drawn changes nothing. */
export function circle(form: Form, filling: Filling, row: Row): Filling {
  if (filling.marks[row.id] === 'yes') return { ...filling, marks: without(filling.marks, row.id) }
  return mayCircle(form, filling, row) ? mark(filling, row.id, 'yes') : filling
}

export const mark = (filling: Filling, id: string, choice: Choice): Filling => ({
  ...filling,
  marks: { ...filling.marks, [id]: choice },
})

export const pointsGiven = ({ points }: Filling): number =>
  Object.values(points).reduce((sum, each) => sum + each, 0)

/** How many points one row may have, beside what the others have. */
export const pointsMaxOf = (form: Form, filling: Filling, id: string): number =>
  form.pointsSum === null
    ? form.pointsMax
    : Math.min(form.pointsMax, form.pointsSum - pointsGiven(filling) + (filling.points[id] ?? 0))

/** No points at all are the same as a row that was not touched. */
export const give = (form: Form, filling: Filling, id: string, points: number): Filling => {
  const given = Math.max(0, Math.min(points, pointsMaxOf(form, filling, id)))
  const others = without(filling.points, id)
  return { ...filling, points: given === 0 ? others : { ...others, [id]: given } }
}

/** Puts one at this place of the order, from 0, whether it was ranked before or not. */
export function rank(filling: Filling, id: string, place: number): Filling {
  const others = filling.order.filter((other) => other !== id)
  return { ...filling, order: [...others.slice(0, place), id, ...others.slice(place)] }
}

export const unrank = (filling: Filling, id: string): Filling => ({
  ...filling,
  order: filling.order.filter((other) => other !== id),
})

/** Those on the order, first to last. */
export const ranked = ({ rows }: Form, { order }: Filling): readonly Row[] =>
  order.flatMap((id) => rows.filter((row) => row.id === id))

export const unranked = ({ rows }: Form, { order }: Filling): readonly Row[] =>
  rows.filter(({ id }) => !order.includes(id))

/** How many rows say something. */
export const touched = ({ marks, points, order }: Filling): number =>
  Object.keys(marks).length + Object.keys(points).length + order.length
