import type { SecretBallot } from '@linyi/shared/domain/ballot/secret/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Motion } from '@linyi/shared/domain/motion/state'
import { joins } from '#lib/i18n/joins.ts'
import type { Lang } from '#lib/prefs.ts'
import { columnsOf } from './apart/columns.ts'
import { apartTexts } from './apart/texts.ts'
import { choices } from './choices.ts'
import { outcomes, type Outcome } from './outcome.ts'
import { secretTexts } from './secret/texts.ts'
import { ballotTexts } from './texts.ts'

/** A vote that came to a result: one whose votes the stream holds, or one whose papers were in a box. */
export type Result = {
  readonly id: string
  /** The motion's id. */
  readonly about: string
  readonly motion: Motion
  readonly openedAt: number
} & (
  | { readonly sort: 'shown'; readonly outcome: Outcome }
  | { readonly sort: 'secret'; readonly ballot: SecretBallot }
)

/** All results, the last one first. */
export function resultsIn(state: MeetingState): readonly Result[] {
  const shown = outcomes(state).map((outcome): Result => {
    const { id, motion, ballot } = outcome
    return { sort: 'shown', id, about: ballot.motion, motion, openedAt: ballot.openedAt, outcome }
  })
  const secret = Object.entries(state.ballot.secret).flatMap(([id, ballot]): Result[] => {
    const motion = state.motion.motions[ballot.motion]
    return ballot.announced && motion
      ? [{ sort: 'secret', id, about: ballot.motion, motion, openedAt: ballot.openedAt, ballot }]
      : []
  })
  return [...shown, ...secret].sort((one, other) => other.openedAt - one.openedAt)
}

/** Who or what has won, in a few words: 通过了; 推荐，北园新村排水改造、七堡村公交站升级入选. */
export function briefly(result: Result, lang: Lang): string {
  const t = ballotTexts[lang]
  if (result.sort === 'shown') return result.outcome.result.passed ? t.carried : t.lost
  const { terms, announced } = result.ballot
  const { winners, next } = announced!.outcome
  const names = winners.map((id) => terms.candidates.find((one) => one.id === id)?.title ?? '')
  const won = names.length > 0 ? t.chosen(joins[lang].listed(names)) : t.noneChosen
  const { binding, advisory } = secretTexts[lang]
  return joins[lang].said([terms.binding ? binding : advisory, won, next === 'none' ? '' : t.leftOpen])
}

/** Where two counts decide, each by its name. */
function countsOf({ result }: Outcome, lang: Lang): readonly string[] {
  const { choices: names } = ballotTexts[lang]
  const columns = columnsOf(result, lang)
  if (columns.length === 0) return choices.map((choice) => `${names[choice]} ${result[choice]}`)
  return columns.map((column) =>
    apartTexts[lang].summed(
      column.name,
      joins[lang].said(choices.map((choice) => `${names[choice]} ${column[choice]}`)),
    ),
  )
}

/** The result in one sentence, with its numbers. */
export function toldOf(result: Result, lang: Lang): string {
  const t = ballotTexts[lang]
  const counts =
    result.sort === 'shown'
      ? countsOf(result.outcome, lang)
      : result.ballot.announced!.outcome.lines.flatMap(({ candidate, marks }) => {
          const name = result.ballot.terms.candidates.find(({ id }) => id === candidate)?.title ?? ''
          return marks ? [`${name} ${t.votes(marks.yes)}`] : []
        })
  return t.summary(result.motion.text, briefly(result, lang), joins[lang].said(counts))
}
