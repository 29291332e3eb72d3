import type { InBoth } from '../../in-both.ts'
import type { KeepRound, RunoffRound, StageRound } from '../transfer/rounds.ts'
import { both, listed, readable, type NameOf } from './said.ts'

type Votes = readonly { readonly candidate: string; readonly votes: string }[]

/** Everybody's votes on one line; who has none left is not named. */
function tellVotes(lines: Votes, exhausted: string, nameOf: NameOf): InBoth {
  const told = lines
    .filter(({ votes }) => /[1-9]/.test(votes))
    .map(({ candidate, votes }) => {
      const { zh, en } = readable(votes)
      return both(`${nameOf(candidate)}${zh} 票`, `${nameOf(candidate)} ${en}`)
    })
  const lost = readable(exhausted)
  const rest = /[1-9]/.test(exhausted)
    ? both(`；转不出去的${lost.zh} 票`, `; ${lost.en} cannot be passed on`)
    : both('', '')
  return both(
    `${told.map(({ zh }) => zh).join('、')}${rest.zh}`,
    `${told.map(({ en }) => en).join(', ')}${rest.en}`,
  )
}

const out = (candidate: string | null, nameOf: NameOf): readonly InBoth[] =>
  candidate === null
    ? []
    : [
        both(
          `– ${nameOf(candidate)} 票最少，出局，票转给各张票上的下一名。`,
          `– ${nameOf(candidate)} has the fewest and is out; those papers go to whoever is next on each.`,
        ),
      ]

export function tellRunoff(round: RunoffRound, nameOf: NameOf): readonly InBoth[] {
  const { lines, exhausted, elected, excluded } = round
  const counted = readable(round.counted)
  const won =
    elected === null
      ? []
      : [
          both(
            `✓ ${nameOf(elected)} 超过${counted.zh} 票的一半，当选。`,
            `✓ ${nameOf(elected)} has more than half of ${counted.en} and wins.`,
          ),
        ]
  return [tellVotes(lines, exhausted, nameOf), ...won, ...out(excluded, nameOf)]
}

/** Who has reached the quota, and who needs none since no more are left than seats. */
function tellElected({ elected, remaining }: StageRound | KeepRound, nameOf: NameOf): readonly InBoth[] {
  const [reached, left] = [listed(elected, nameOf), listed(remaining, nameOf)]
  return [
    ...(elected.length > 0
      ? [both(`✓ 票数够了，当选：${reached.zh}`, `✓ Enough votes, elected: ${reached.en}`)]
      : []),
    ...(remaining.length > 0
      ? [both(`✓ 剩下的不比名额多，都当选：${left.zh}`, `✓ No more are left than seats, elected: ${left.en}`)]
      : []),
  ]
}

function tellMoved({ moved, quota }: StageRound, nameOf: NameOf): readonly InBoth[] {
  if (!moved) {
    const least = readable(quota)
    return [both(`当选要有${least.zh} 票。`, `${least.en} votes are needed.`)]
  }
  if (moved.why === 'excluded') return out(moved.from, nameOf)
  const votes = readable(moved.votes)
  return [
    both(
      `${nameOf(moved.from)} 多出${votes.zh} 票，所有的票按比例转给下一名。`,
      `${nameOf(moved.from)} has ${votes.en} over: all those papers go on to whoever is next, each for its part.`,
    ),
  ]
}

export const tellStage = (round: StageRound, nameOf: NameOf): readonly InBoth[] => [
  ...tellMoved(round, nameOf),
  tellVotes(round.lines, round.exhausted, nameOf),
  ...tellElected(round, nameOf),
]

export function tellKeep(round: KeepRound, nameOf: NameOf): readonly InBoth[] {
  const { lines, exhausted, excluded } = round
  const quota = readable(round.quota)
  const passing = lines.filter(({ keeps, votes }) => !/^1|^0\.0+$/.test(keeps) && /[1-9]/.test(votes))
  const keeps = passing.map(({ candidate, keeps: part }) => {
    const { zh, en } = readable(part)
    return both(
      `${nameOf(candidate)} 已经当选，每票只留${zh}，其余的往下转。`,
      `${nameOf(candidate)} is elected, keeps ${en} of each vote and passes on the rest.`,
    )
  })
  return [
    both(`当选要有${quota.zh} 票。`, `${quota.en} votes are needed.`),
    ...keeps,
    tellVotes(lines, exhausted, nameOf),
    ...tellElected(round, nameOf),
    ...out(excluded, nameOf),
  ]
}
