import type { FollowUp } from '@linyi/shared/domain/resolution/schema'
import { dayField, instantOf } from '#lib/features/meeting/wall-clock.ts'

/** A follow-up as a form holds it: a day, not an instant. */
export type FollowUpForm = { readonly unit: string; readonly what: string; readonly day: string }

export const blankFollowUp: FollowUpForm = { unit: '', what: '', day: '' }

export const formOf = ({ unit, what, due }: FollowUp): FollowUpForm => ({
  unit,
  what,
  day: due === null ? '' : dayField(due),
})

const isBlank = ({ unit, what, day }: FollowUpForm): boolean => (unit + what + day).trim() === ''

/** What the forms say, without those nobody filled in; null while one says half. A day lasts until its end. */
export function followUpsOf(forms: readonly FollowUpForm[]): readonly FollowUp[] | null {
  const filled = forms.filter((form) => !isBlank(form))
  if (filled.some(({ unit, what }) => unit.trim() === '' || what.trim() === '')) return null
  return filled.map(({ unit, what, day }) => ({
    unit: unit.trim(),
    what: what.trim(),
    due: instantOf(day, '23:59'),
  }))
}
