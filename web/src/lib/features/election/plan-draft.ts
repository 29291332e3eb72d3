import type { ElectionCommand, Brief } from '@linyi/shared/domain/election/schema'
import { isListed } from '@linyi/shared/domain/issue/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { rulesIn } from '@linyi/shared/domain/meeting/kinds'
import { paperKinds, needsOf, type SecretRule } from '@linyi/shared/domain/ballot/secret/paper-kinds'
import { rulesTextOf } from '@linyi/shared/domain/election/rules-text'
import type { IssueId } from '@linyi/shared/lib/ids'
import { fenOf } from '#lib/features/ballot/secret/desk/asked.ts'
import { dayField, instantOf } from '#lib/features/meeting/wall-clock.ts'

/** 项目说明 as it is typed: money in 万元, the day as a date field holds it. */
export type BriefDraft = {
  readonly investment: string
  readonly unit: string
  readonly due: string
  readonly content: string
  readonly place: string
}

export type PlanDraft = {
  readonly candidates: readonly string[]
  readonly briefs: Readonly<Record<string, BriefDraft>>
  readonly rule: SecretRule
  readonly seats: number
  /** 万元, as it is typed. */
  readonly budget: string
  readonly scoreMax: number
  readonly points: number
  /** 只按票多少取: no majority is asked for. */
  readonly plain: boolean
  readonly binding: boolean
  /** Null while the words are those that the settings make. */
  readonly rulesText: string | null
  readonly thinContest: string
}

/** A line of the locked list in its words. */
export type Line = { readonly issue: IssueId; readonly title: string; readonly detail: string }

const fenPerWan = 1_000_000
const usual: readonly SecretRule[] = ['threshold', 'k_approval']

/** The usual ones first. */
export const plannedRules: readonly SecretRule[] = [
  ...usual,
  ...(Object.keys(paperKinds) as SecretRule[]).filter((rule) => !usual.includes(rule)),
]

type Figures = Pick<Plan, 'seats' | 'budget' | 'scoreMax' | 'points' | 'plain'>

/** What the rule reads of it: seats, or what is spent or given away. */
export function figuresOf({ rule, seats, budget, scoreMax, points, plain }: PlanDraft): Figures {
  const fen = needsOf[rule] === 'budget' ? fenOf(budget) : null
  return {
    seats: needsOf[rule] === 'seats' ? seats : 1,
    ...(fen && { budget: fen }),
    ...(rule === 'score' && { scoreMax }),
    ...(rule === 'cumulative' && { points }),
    ...(rule === 'threshold' && plain && { plain }),
  }
}

/** What may stand, in the order of `place`; null while the list is open. */
export function linesOf({ issue }: MeetingState, place: (id: string) => number): readonly Line[] | null {
  if (issue.lock === null) return null
  const { fields } = issue.lock.quote
  const lines = Object.entries(fields).flatMap(([path, title]): Line[] => {
    const [, id = '', field] = path.split('/')
    if (field !== 'title' || !isListed(issue, id)) return []
    return [{ issue: id as IssueId, title, detail: fields[`issues/${id}/detail`] ?? '' }]
  })
  return lines.sort((one, other) => place(one.issue) - place(other.issue))
}

const asTyped = ({ investment, due, ...words }: Brief): BriefDraft => ({
  ...words,
  investment: `${investment / fenPerWan}`,
  due: dayField(due),
})

const blankFigures = { seats: 1, budget: '', scoreMax: 5, points: 10, plain: false }

/** As it is saved, or what a plan begins with: nobody stands yet, and each line's own words as its content. */
export function draftOf(state: MeetingState, lines: readonly Line[]): PlanDraft {
  const { plan, briefs } = state.election
  const pack = rulesIn(state.meeting)
  const typed = lines.map(({ issue, detail }) => {
    const known = briefs[issue]
    const fresh = { investment: '', unit: '', due: '', content: detail, place: '' }
    return [issue, known ? asTyped(known) : fresh] as const
  })
  if (!plan)
    return {
      ...{ candidates: [], briefs: Object.fromEntries(typed), rule: 'threshold', ...blankFigures },
      ...{ binding: pack.binding, rulesText: null, thinContest: '' },
    }
  const { candidates, rule, seats, budget, scoreMax, points, binding, rulesText, thinContest } = plan
  const made = rulesTextOf({ ...plan, candidates: candidates.length }, pack)
  return {
    ...{ candidates, rule, seats, binding, thinContest, briefs: Object.fromEntries(typed) },
    budget: budget ? `${budget / fenPerWan}` : '',
    scoreMax: scoreMax ?? blankFigures.scoreMax,
    points: points ?? blankFigures.points,
    plain: plan.plain ?? false,
    rulesText: rulesText === made ? null : rulesText,
  }
}

/** What is missing or wrong in a brief, first things first. */
export type BriefProblem = 'investment' | 'unit' | 'due' | 'content'

export function briefOf({ investment, unit, due, content, place }: BriefDraft): Brief | BriefProblem {
  const fen = fenOf(investment)
  /** Done by the end of that day. */
  const at = instantOf(due, '23:59')
  if (fen === null) return 'investment'
  if (unit.trim() === '') return 'unit'
  if (at === null) return 'due'
  if (content.trim() === '') return 'content'
  return { investment: fen, unit: unit.trim(), due: at, content: content.trim(), place: place.trim() }
}

const isSame = (one: Brief, other: Brief | undefined): boolean =>
  other !== undefined &&
  (['investment', 'unit', 'content', 'place'] as const).every((part) => one[part] === other[part]) &&
  dayField(one.due) === dayField(other.due)

type SetBrief = Extract<ElectionCommand, { type: 'election.setBrief' }>
type Plan = Extract<ElectionCommand, { type: 'election.plan' }>

/** The briefs to be sent: those of the candidates that are complete and say something else than is saved. */
export const changedBriefs = (state: MeetingState, draft: PlanDraft): readonly SetBrief[] =>
  draft.candidates.flatMap((issue) => {
    const brief = briefOf(draft.briefs[issue]!)
    return typeof brief === 'string' || isSame(brief, state.election.briefs[issue])
      ? []
      : [{ type: 'election.setBrief', issue: issue as IssueId, brief }]
  })

/** The words of the 表决办法: as they were written, or as the settings make them. */
export const rulesTextIn = (state: MeetingState, draft: PlanDraft): string =>
  draft.rulesText ??
  rulesTextOf(
    {
      ...{ rule: draft.rule, binding: draft.binding, ...figuresOf(draft) },
      candidates: draft.candidates.length,
    },
    rulesIn(state.meeting),
  )

export const planOf = (state: MeetingState, draft: PlanDraft): Plan => ({
  ...{ type: 'election.plan', rule: draft.rule, binding: draft.binding, ...figuresOf(draft) },
  candidates: draft.candidates as readonly IssueId[],
  rulesText: rulesTextIn(state, draft).trim(),
  thinContest: draft.thinContest.trim(),
})

/** The meeting as it will be once the briefs of this draft are in: what the rules are asked about the plan itself. */
export const withBriefs = (state: MeetingState, draft: PlanDraft): MeetingState => ({
  ...state,
  election: {
    ...state.election,
    briefs: changedBriefs(state, draft).reduce(
      (briefs, { issue, brief }) => ({ ...briefs, [issue]: brief }),
      state.election.briefs,
    ),
  },
})

/** Ticks a line or takes it off; candidates stay in the order of the list. */
export function toggled(draft: PlanDraft, lines: readonly Line[], issue: string): PlanDraft {
  const stands = draft.candidates.includes(issue)
  const candidates = lines
    .map((line) => line.issue as string)
    .filter((id) => (id === issue ? !stands : draft.candidates.includes(id)))
  return { ...draft, candidates }
}
