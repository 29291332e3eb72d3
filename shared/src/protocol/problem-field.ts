import type * as z from 'zod'

/** What can be wrong with one field. Texts stand in `rejection-text.ts`. */
export const fieldProblems = [
  'field.missing',
  'field.wrongType',
  'field.empty',
  'field.tooLong',
  'field.badCharacters',
  'field.badId',
  'field.outOfRange',
  'field.notOffered',
  'field.unknown',
] as const
export type FieldProblem = (typeof fieldProblems)[number]

const byCode: Readonly<Record<string, FieldProblem>> = {
  invalid_type: 'field.wrongType',
  too_small: 'field.outOfRange',
  too_big: 'field.outOfRange',
  invalid_value: 'field.notOffered',
  /** None of several forms, told apart by one of their fields. */
  invalid_union: 'field.notOffered',
  unrecognized_keys: 'field.unknown',
}

const isFieldProblem = (text: string): text is FieldProblem =>
  (fieldProblems as readonly string[]).includes(text)

/** The first thing wrong, by the field's path in the command. The value itself is never repeated. */
export function firstProblem(error: z.ZodError): { field: string; reason: FieldProblem } {
  const issue = error.issues[0]!
  const field = issue.path.map(String).join('.')
  if (isFieldProblem(issue.message)) return { field, reason: issue.message }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { field, reason: 'field.missing' }
  return { field, reason: byCode[issue.code] ?? 'field.badCharacters' }
}
