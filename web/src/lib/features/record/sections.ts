import { subjectTitles, type Minutes } from '@linyi/shared/domain/minutes/minutes'
import type { ProseBlock } from '@linyi/shared/domain/minutes/prose'

export type Section =
  | { readonly is: 'issues' | 'speeches' | 'ballots' | 'decisions' | 'corrections' }
  | { readonly is: 'prose'; readonly heading: string; readonly blocks: readonly ProseBlock[] }

/** The parts of the record that there is something to say in, in the order of the paper. */
export function sectionsOf(minutes: Minutes): readonly Section[] {
  const { issues, speakers, ballots, secretBallots, resolutions, confirmed, corrections } = minutes
  const held = (is: Exclude<Section['is'], 'prose'>, { length }: readonly unknown[]): Section[] =>
    length > 0 ? [{ is }] : []
  return [
    ...held('issues', issues),
    ...held('speeches', speakers),
    ...held('ballots', [...ballots, ...secretBallots]),
    ...held('decisions', resolutions),
    ...(confirmed?.prose.sections ?? []).map((section): Section => ({ is: 'prose', ...section })),
    ...held('corrections', corrections),
  ]
}

/** 实到 of every evening it took, in order. */
export const presentOn = ({ sittings, attendance }: Minutes): readonly number[] =>
  [...sittings, attendance].map(({ present }) => present)

export type Speech = {
  readonly subject: string
  /** What was spoken about; empty for what has no words of its own. */
  readonly title: string
  readonly turns: Minutes['speakers']
}

/** Who spoke on what, in the order in which it came up. */
export function speechesOf(minutes: Minutes): readonly Speech[] {
  const { speakers } = minutes
  const titles = subjectTitles(minutes)
  const subjects = [...new Set(speakers.map(({ subject }) => subject))]
  return subjects.map((subject) => ({
    subject,
    title: titles.get(subject) ?? '',
    turns: speakers.filter((turn) => turn.subject === subject),
  }))
}
