import { limits } from '../../../lib/limits.ts'
import type { Bounds, Election, Money, Paper, PaperKind } from '../election.ts'
import { commonMultiple, type Fraction } from '../fraction.ts'
import { Malformed } from './fault.ts'
import { amountOf, pointOf, wholeOf } from './numbers.ts'
import { rowsOf } from './rows.ts'
import { sectionsOf, type Cells } from './sections.ts'

const kinds: ReadonlyMap<string, PaperKind> = new Map([
  ['approval', 'marks'],
  ['choose-1', 'marks'],
  ['ordinal', 'ranks'],
  ['cumulative', 'points'],
  ['scoring', 'points'],
])

/** A value of META with its line; null where the file has none. */
type Said = { readonly line: number; readonly value: string }
type Meta = (key: string) => Said | null

function metaOf(rows: readonly Cells[]): Meta {
  const said = new Map<string, Said>()
  for (const row of rows) {
    const key = row.in('key')
    if (said.has(key)) throw new Malformed(row.line, 'repeatedField', key)
    said.set(key, { line: row.line, value: row.in('value') })
  }
  return (key) => said.get(key) ?? null
}

function needed(meta: Meta, key: string, line: number): Said {
  const said = meta(key)
  if (!said) throw new Malformed(line, 'fieldMissing', key)
  return said
}

const read = <T>(said: Said | null, reader: (value: string, line: number) => T): T | null =>
  said && reader(said.value, said.line)

/** What the election says of a valid paper, and of the score that a project needs. */
const boundsOf = (meta: Meta): Bounds => ({
  marksMax: read(meta('max_length'), (value, line) => wholeOf(value, line, 1, limits.candidatesPerFileMax)),
  pointsMin: read(meta('min_points'), pointOf),
  pointsMax: read(meta('max_points'), pointOf),
  pointsSumMax: read(meta('max_sum_points'), pointOf),
  pointsUnmarked: read(meta('default_score'), pointOf) ?? 0n,
  scoreMin: read(meta('min_project_score_threshold'), amountOf),
})

type Project = { readonly id: string; readonly name: string; readonly cost: Fraction }

function projectsOf(rows: readonly Cells[]): readonly Project[] {
  const seen = new Set<string>()
  return rows.map((row, index) => {
    const id = row.in('project_id')
    if (id === '') throw new Malformed(row.line, 'fieldMissing', 'project_id')
    if (seen.has(id)) throw new Malformed(row.line, 'repeatedCandidate', id)
    if (index === limits.candidatesPerFileMax) throw new Malformed(row.line, 'tooManyCandidates')
    seen.add(id)
    return { id, name: row.in('name'), cost: amountOf(row.in('cost'), row.line) }
  })
}

const listed = (cell: string): readonly string[] =>
  cell === '' ? [] : cell.split(',').map((one) => one.trim())

/** The candidates named, each once. */
function marksOf(row: Cells, places: ReadonlyMap<string, number>): readonly number[] {
  const seen = new Set<number>()
  for (const id of listed(row.in('vote'))) {
    const place = places.get(id)
    if (place === undefined) throw new Malformed(row.line, 'unknownCandidate', id)
    if (seen.has(place)) throw new Malformed(row.line, 'repeatedCandidate', id)
    seen.add(place)
  }
  return [...seen]
}

function paperOf(row: Cells, kind: PaperKind, places: ReadonlyMap<string, number>): Paper {
  const marks = marksOf(row, places)
  if (kind === 'ranks') return { count: 1, ranks: marks.map((mark) => [mark]), points: [] }
  const points = kind === 'points' ? listed(row.in('points')).map((point) => pointOf(point, row.line)) : []
  if (kind === 'points' && points.length !== marks.length)
    throw new Malformed(row.line, 'pointsDiffer', row.in('points'))
  return { count: 1, ranks: [marks], points }
}

/** Nobody has two papers, where the file says whose they are. */
function onePaperEach(rows: readonly Cells[]): void {
  const seen = new Set<string>()
  for (const row of rows) {
    const voter = row.in('voter_id')
    if (voter !== '' && seen.has(voter)) throw new Malformed(row.line, 'repeatedVoter', voter)
    seen.add(voter)
  }
}

/** A number that the file itself gives must be the number of what is there: else part of it is missing. */
function agrees(said: Said | null, counted: number): void {
  if (!said || wholeOf(said.value, said.line, 0, limits.papersPerFileMax) === counted) return
  throw new Malformed(said.line, 'countDiffers', `${said.value} ≠ ${counted}`)
}

/** Money in the largest unit in which the budget and every cost are whole. */
function inUnits(budget: Fraction, costs: readonly Fraction[]): { money: Money; costs: readonly bigint[] } {
  const unit = costs.reduce((least, { den }) => commonMultiple(least, den), budget.den)
  const whole = ({ num, den }: Fraction): bigint => (num * unit) / den
  return { money: { budget: whole(budget), unit }, costs: costs.map(whole) }
}

/** Pabulib `.pb` (pabulib.org): one paper a row, projects that cost something, a budget. */
export function readPabulib(text: string): Election {
  const { META, PROJECTS, VOTES } = sectionsOf(rowsOf(text))
  const meta = metaOf(META.rows)
  const voteType = needed(meta, 'vote_type', META.line)
  const kind = kinds.get(voteType.value)
  if (!kind) throw new Malformed(voteType.line, 'paperKind', voteType.value)
  const budget = needed(meta, 'budget', META.line)
  const projects = projectsOf(PROJECTS.rows)
  const places = new Map(projects.map(({ id }, place) => [id, place]))
  const papers = VOTES.rows.map((row) => paperOf(row, kind, places))
  onePaperEach(VOTES.rows)
  agrees(meta('num_projects'), projects.length)
  agrees(meta('num_votes'), papers.length)

  const { money, costs } = inUnits(
    amountOf(budget.value, budget.line),
    projects.map(({ cost }) => cost),
  )
  return {
    ...{ title: meta('description')?.value ?? '', kind, complete: false, papers, money },
    candidates: projects.map(({ id, name }, place) => ({ id, name, cost: costs[place]!, withdrawn: false })),
    ...{ seats: null, tieOrder: null, bounds: boundsOf(meta) },
  }
}
