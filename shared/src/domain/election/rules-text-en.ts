import { limits } from '../../lib/limits.ts'
import { paperKinds, type SecretRule } from '../ballot/secret/paper-kinds.ts'
import { countingRules } from '../counting/rules.ts'
import type { RulePack } from '../rules/packs.ts'
import { baseInFull } from '../rules/said.ts'
import { beside, type Beside } from '../rules/preset.ts'
import { shareName } from '../rules/share.ts'
import { wan } from './figures.ts'
import type { Planned } from './rules-text.ts'

const yuan = (fen: number): string => `${wan(fen)} × 10,000 yuan`

function fillingSaid({ rule, seats, budget, scoreMax, points }: Planned): string {
  const kind = paperKinds[rule]
  if (kind === 'marks' || rule === 'k_approval')
    return `Mark at most ${seats} on a paper, or fewer. A paper with more is void as a whole. No mark abstains.`
  if (rule === 'knapsack')
    return `Mark as many as you like that cost no more than ${yuan(budget ?? 0)} together; a paper with more is void as a whole. No mark abstains.`
  if (kind === 'approvals') return 'Mark as many as you like. No mark abstains.'
  if (kind === 'ranks')
    return 'Rank the projects: 1 for the one you want most, then 2, and so on; you may rank only some. With a rank twice or a gap the whole paper is void.'
  return rule === 'score'
    ? `Give each project 0 to ${scoreMax ?? 0} points; no points count as zero. A paper with more is void as a whole.`
    : `Each paper has ${points ?? 0} points to give to whichever projects; they need not all be given. A paper with more is void as a whole.`
}

const roundsSaid: Partial<Record<SecretRule, string>> = {
  irv: 'first choices are counted; without more than half the last is out and its papers go to the next choice on them, until one has more than half. Of those equally low the one listed first is out',
  stv_scottish:
    'whoever reaches the quota is chosen and what is over goes on to the next choices; where nobody does the last is out and those papers go on. A tie goes by earlier rounds, then by the order of the list',
  stv_meek:
    'whoever reaches the quota is chosen and what is over goes on to the next choices; where nobody does the last is out and those papers go on. A tie goes by the order of the list',
}

const bySupport = 'those with most marks first; one for which the money is too little is passed over'
const byShares =
  'the money is shared out equally among the papers, and those who marked the same project pay for it together; whichever gives most for each paper’s money is chosen first'

const budgetSaid: Partial<Record<SecretRule, string>> = {
  greedy: bySupport,
  greedy_no_skip: 'those with most marks first, up to the first for which the money is too little',
  knapsack: bySupport,
  mes: byShares,
  mes_add1: `${byShares}. While money is left each paper gets one yuan more and it is counted anew, until more would be too much`,
}

const cheaperFirst = 'Of those with as many marks the cheaper comes first, then the one listed first'
const mostFirst =
  'Of those that give as much the one with more marks comes first, then the cheaper, then the one listed first'
const moneyTies: Partial<Record<SecretRule, string>> = { mes: mostFirst, mes_add1: mostFirst }

const tieSaid = (ties: Beside['ties']): string =>
  ties === 'lot'
    ? 'A tie across the last seat is settled by lot at once: two witnesses each seal a number, open them together, and both numbers decide.'
    : 'A tie across the last seat is voted on again among those tied; most votes win.'

function choosingSaid({ rule, seats, budget, plain }: Planned, pack: RulePack): string[] {
  const tie = tieSaid(beside(pack).ties)
  const name = countingRules[rule].name.en
  const rounds = roundsSaid[rule]
  if (rounds) return [`Counted by “${name}”: ${rounds}. The result says so; nothing is voted on again.`]
  const buys = budgetSaid[rule]
  if (buys)
    return [
      `Counted by “${name}” within ${yuan(budget ?? 0)}: ${buys}. ${moneyTies[rule] ?? cheaperFirst}; the result says so.`,
    ]
  if (rule !== 'threshold') return [`Counted by “${name}”; the first ${seats} are chosen. ${tie}`]
  if (plain)
    return [
      `No majority is asked for: the ${seats} with most yes are chosen, and nobody without a yes. ${tie}`,
      `Where fewer than ${seats} have any the presidium decides, at once and with its reason: another vote, or the seats stay empty.`,
    ]
  const { share, base } = pack.decision!
  const majority =
    share.numerator === 0 ? 'more yes than no' : `yes from ${shareName(share).en} of ${baseInFull[base].en}`
  return [
    `Chosen is who has ${majority}; of more than ${seats} the ${seats} with most yes. ${tie}`,
    `Where fewer than ${seats} have it the presidium decides, at once and with its reason: another vote, or the seats stay empty.`,
  ]
}

/**
 * The words of `rulesTextOf` for who reads English, article by article; what is adopted are the Chinese ones.
 * @param planned as it was adopted
 */
export function rulesTextInEnglish(planned: Planned, pack: RulePack): string {
  const { candidates, seats, budget, binding } = planned
  const aim = budget ? 'Projects are chosen' : seats === 1 ? 'One is chosen' : `${seats} are chosen`
  return [
    `${aim} of ${candidates} candidates, by secret ballot. The paper has them in the order of the list.`,
    fillingSaid(planned),
    'With no more papers back than were handed out the vote is valid; with more all are void, and all vote again.',
    ...choosingSaid(planned, pack),
    `The meeting approves at least ${limits.signaturesNeeded} scrutineers and one teller; none from a unit responsible for a candidate, and not the moderator.`,
    'Signed by the scrutineers, the result is announced by the moderator at once. Who is not chosen is kept in reserve.',
    binding && pack.binding
      ? 'This vote is binding; the responsible units carry it out.'
      : 'This vote is advice for whoever has the power to decide.',
  ]
    .map((article, at) => `${at + 1}. ${article}`)
    .join('\n')
}
