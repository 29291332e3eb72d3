import { countingRules } from '../../counting/rules.ts'
import { isPastHalf } from '../../rules/share.ts'
import type { SecretOutcome } from './outcome.ts'
import { fits, readPaper, type VotingPaper } from './paper.ts'
import { paperKinds } from './paper-kinds.ts'
import type { SecretTerms } from './terms.ts'

/** Published papers as a file that `tally` reads. Candidates go by their number on the paper. */
export type BallotFile = {
  readonly name: string
  readonly text: string
  /**
   * What to type for it; null where `tally` has no such rule, for its 票选 asks for more than half and for no other share,
   * and where no paper is for anybody.
   */
  readonly command: string | null
}

/** What would end a cell or a name. */
const plain = (words: string): string => words.replace(/[;"\n\r]/g, ' ')
const yuan = (fen: number): string => (fen / 100).toFixed(2)
const numbersOf = <Row>(rows: readonly Row[], isMarked: (row: Row, place: number) => boolean): number[] =>
  rows.flatMap((row, place) => (isMarked(row, place) ? [place + 1] : []))

/** Can the candidate at a place be chosen? */
type Stands = (place: number) => boolean

/** A paper's marks and what each is given; a rank is in `blt` alone. */
function cellsOf(
  paper: VotingPaper,
  stands: Stands,
): readonly [vote: readonly number[], points: readonly number[]] {
  if (paper.kind === 'marks') {
    const vote = numbersOf(paper.rows, (row, place) => row !== 'abstain' && stands(place))
    return [vote, vote.map((number) => (paper.rows[number - 1] === 'yes' ? 1 : -1))]
  }
  if (paper.kind === 'approvals') return [numbersOf(paper.rows, Boolean), []]
  const { rows } = paper
  const vote = numbersOf(rows, (points) => points > 0)
  return [vote, vote.map((number) => rows[number - 1]!)]
}

const voteTypes = { marks: 'scoring', approvals: 'approval', points: 'scoring' } as const

function pabulib(terms: SecretTerms, title: string, papers: readonly VotingPaper[], stands: Stands): string {
  const { candidates, budget, rule } = terms
  const kind = paperKinds[rule] as keyof typeof voteTypes
  const all = candidates.reduce((sum, { cost }) => sum + cost, 0)
  const projects = candidates.flatMap(({ title: name, cost }, place) =>
    stands(place) ? [`${place + 1};${yuan(cost)};${plain(name)}`] : [],
  )
  return [
    ...['META', 'key;value', `description;${plain(title)}`],
    ...[`num_projects;${projects.length}`, `num_votes;${papers.length}`],
    ...[
      `budget;${yuan(budget ?? all)}`,
      `vote_type;${rule === 'cumulative' ? 'cumulative' : voteTypes[kind]}`,
    ],
    ...(rule === 'score' ? ['min_points;0', `max_points;${terms.scoreMax}`] : []),
    ...(rule === 'cumulative' ? [`max_sum_points;${terms.points}`] : []),
    ...['PROJECTS', 'project_id;cost;name'],
    ...projects,
    ...['VOTES', 'voter_id;vote;points'],
    ...papers.map((paper, place) => {
      const [vote, points] = cellsOf(paper, stands)
      return `${place + 1};${vote.join(',')};${points.join(',')}`
    }),
    '',
  ].join('\n')
}

function blt(
  { candidates, seats }: SecretTerms,
  title: string,
  papers: readonly VotingPaper[],
  stands: Stands,
): string {
  const ranked = papers.map(({ rows }) => {
    const ranks = rows as readonly number[]
    return numbersOf(ranks, (rank) => rank > 0).sort((one, other) => ranks[one - 1]! - ranks[other - 1]!)
  })
  return [
    `${candidates.length} ${seats}`,
    ...numbersOf(candidates, (_, place) => !stands(place)).map((number) => `-${number}`),
    ...ranked.map((numbers) => ['1', ...numbers, '0'].join(' ')),
    '0',
    ...[...candidates.map(({ title: name }) => name), title].map((name) => `"${plain(name)}"`),
    '',
  ].join('\n')
}

/** 票选 without a majority is what k 票制 is: most marks win, and more of them than seats are void. */
const ruleFor = ({ rule, majority }: SecretTerms): keyof typeof countingRules =>
  rule === 'threshold' && majority === null ? 'k_approval' : rule

function commandFor(terms: SecretTerms, baseCount: SecretOutcome['baseCount'], name: string): string | null {
  const { majority, seats } = terms
  if (majority && !isPastHalf(majority.share)) return null
  const rule = ruleFor(terms)
  const takes: readonly string[] = countingRules[rule].takes
  const options = [
    ...(takes.includes('seats') ? [`--seats ${seats}`] : []),
    ...(takes.includes('all') && baseCount !== null ? [`--all ${baseCount}`] : []),
  ]
  return ['npm run -s tally -- --rule', rule, ...options, name].join(' ')
}

const isFor = (row: unknown): boolean => row === 'yes' || row === true || (typeof row === 'number' && row > 0)

/**
 * Void papers are left out, but where a majority is asked of more than the valid ones; what nobody can read is always. Whom no
 * paper is for nobody can choose: where `tally` could, for there are seats or money left, they are left out or have withdrawn.
 */
export function ballotFile(
  terms: SecretTerms,
  title: string,
  texts: readonly string[],
  { base, baseCount }: Pick<SecretOutcome, 'base' | 'baseCount'>,
): BallotFile {
  const withVoid = terms.majority !== null && base !== 'valid'
  const counted = withVoid ? texts : texts.filter((text) => fits(terms, text) === null)
  const papers = counted.flatMap((text) => readPaper(terms, text) ?? [])
  const wanted = terms.candidates.map((_, place) => papers.some(({ rows }) => isFor(rows[place])))
  const stands = (place: number): boolean => terms.majority !== null || wanted[place]!
  const isRanked = paperKinds[terms.rule] === 'ranks'
  const name = `ballots.${isRanked ? 'blt' : 'pb'}`
  return {
    name,
    text: (isRanked ? blt : pabulib)(terms, title, papers, stands),
    command: wanted.some(Boolean) ? commandFor(terms, baseCount, name) : null,
  }
}
