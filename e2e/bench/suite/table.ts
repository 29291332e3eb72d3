import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { loadAverage } from './proc.ts'

/** What one run of one cell gave, by the column's name. */
export type Figures = Readonly<Record<string, number>>

export type Row = {
  readonly peer: string
  /** Such as "1000 clients, 200 edits a second". */
  readonly cell: string
  /** Of each repeat. */
  readonly runs: readonly Figures[]
}

export type Column = {
  readonly name: string
  readonly title: string
  readonly digits?: number
}

export const say = (line = ''): void => void process.stdout.write(`${line}\n`)

export const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? NaN

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const medianOf = ({ runs }: Row, name: string): number =>
  median(runs.flatMap((run) => run[name] ?? []))

/** Rows of many runs, each under its server and cell. */
export function createRows() {
  const rows = new Map<string, { peer: string; cell: string; runs: Figures[] }>()
  return {
    add: (peer: string, cell: string, figures: Figures) => {
      const key = `${cell}\n${peer}`
      const row = rows.get(key) ?? { peer, cell, runs: [] }
      row.runs.push({ ...figures, loadAverage: loadAverage() })
      rows.set(key, row)
    },
    all: (): Row[] => [...rows.values()],
  }
}

const shown = (value: number, digits: number): string =>
  Number.isNaN(value) ? '–' : value.toFixed(digits).replace(/\B(?=(\d{3})+$)/g, digits === 0 ? ',' : '')

/** One block a cell, one line a server, medians; `ratios` are to the reference and to Hocuspocus as it comes. */
export function print(rows: readonly Row[], columns: readonly Column[], ratioOf?: string): void {
  for (const cell of new Set(rows.map((row) => row.cell))) {
    const block = rows.filter((row) => row.cell === cell)
    say(`\n${cell}`)
    const titles = columns.map(({ title }) => title.padStart(Math.max(9, title.length)))
    const against = ratioOf === undefined ? [] : ['x reference', 'x hocuspocus']
    say(['server'.padEnd(14), ...titles, ...against].join('  '))
    for (const row of block) {
      const cells = columns.map(({ name, title, digits = 1 }) =>
        shown(medianOf(row, name), digits).padStart(Math.max(9, title.length)),
      )
      const ratios = against.map((title) => {
        const base = block.find(({ peer }) => peer === title.slice(2))
        const ratio = base && ratioOf !== undefined ? medianOf(row, ratioOf) / medianOf(base, ratioOf) : NaN
        return shown(ratio, 2).padStart(title.length)
      })
      say([row.peer.padEnd(14), ...cells, ...ratios].join('  '))
    }
  }
}

/** All runs, and on what they were made: into a file that keeps what it has of other scenarios. */
export function writeJson(path: string | undefined, scenario: string, rows: readonly Row[]): void {
  if (path === undefined) return
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : {}
  const processors = cpus().map(({ model }) => model)
  const machine = { processors, node: process.version, at: new Date().toISOString() }
  writeFileSync(path, `${JSON.stringify({ ...before, [scenario]: { machine, rows } }, null, 2)}\n`)
}
