import type { InBoth } from '../domain/in-both.ts'
import { categoryOf, routeNames, type CategoryId, type Route } from '../domain/mediation/case/categories.ts'
import { casePhaseNames } from '../domain/mediation/case/phase-names.ts'
import type { CasePhase } from '../domain/mediation/case/schema.ts'
import { phaseNames } from '../domain/meeting/phase-names.ts'
import type { Phase } from '../domain/meeting/schema.ts'
import type { Rejection, RejectionCode } from '../domain/rejection.ts'
import { fieldNames } from './field-names.ts'
import type { WireError } from './messages.ts'
import type { FieldProblem } from './problem-field.ts'
import { boxTexts } from './texts/box.ts'
import { debateTexts } from './texts/debate.ts'
import { electionTexts } from './texts/election.ts'
import { generalTexts } from './texts/general.ts'
import { listTexts } from './texts/list.ts'
import { mediationTexts } from './texts/mediation.ts'
import { meetingTexts } from './texts/meeting.ts'
import { secretTexts } from './texts/secret.ts'

/**
 * One sentence a code, short and spoken, and where somebody else can do it, who. `{name}` is filled from
 * the rejection's params.
 */
export const rejectionTexts = {
  ...generalTexts,
  ...meetingTexts,
  ...listTexts,
  ...debateTexts,
  ...boxTexts,
  ...secretTexts,
  ...electionTexts,
  ...mediationTexts,
} as const satisfies Record<RejectionCode, InBoth>

const problems: Readonly<Record<FieldProblem, InBoth>> = {
  'field.missing': { zh: '没有填', en: 'is missing' },
  'field.wrongType': { zh: '格式不对', en: 'has the wrong form' },
  'field.empty': { zh: '还空着', en: 'is empty' },
  'field.tooLong': { zh: '太长了，写短一点', en: 'is too long' },
  'field.badCharacters': { zh: '里有不能用的字符', en: 'has characters that cannot be used' },
  'field.badId': { zh: '对不上', en: 'is not a valid id' },
  'field.outOfRange': { zh: '超出了范围', en: 'is out of range' },
  'field.notOffered': { zh: '不在可选的里面', en: 'is not one of the choices' },
  'field.unknown': { zh: '里多了不认识的内容', en: 'holds something unknown' },
}

type Words = Readonly<Record<string, InBoth>>

/** What stands for a param: phases, fields and their problems have words of their own. */
function spoken(name: string, value: string | number): InBoth {
  const plain = { zh: String(value), en: String(value) }
  if (name === 'phase') return phaseNames[value as Phase]
  if (name === 'casePhase') return casePhaseNames[value as CasePhase]
  if (name === 'why') return categoryOf(value as CategoryId).notMediable!.why
  if (name === 'route') return routeNames[value as Route]
  if (name === 'reason') return problems[value as FieldProblem]
  if (name !== 'field') return plain
  const last = String(value).split('.').pop()!
  return Object.hasOwn(fieldNames, last)
    ? (fieldNames as Words)[last]!
    : { zh: '这条命令', en: 'the command' }
}

const fill = (text: string, words: Words, language: keyof InBoth): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => words[name]?.[language] ?? '')

/** The refusal as it is told to a person, in both languages. */
export function sentence({ code, params = {} }: Rejection): WireError {
  const words: Words = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, spoken(name, value)]),
  )
  const { zh, en } = rejectionTexts[code]
  return { code, zh: fill(zh, words, 'zh'), en: fill(en, words, 'en') }
}
