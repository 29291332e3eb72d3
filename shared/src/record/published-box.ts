import { canonical } from './canonical.ts'
import type { TaggedPaper } from './merkle.ts'

/** What was in the box of a ballot that was announced. Nothing says which receipt belongs to which paper. */
export type PublishedBox = {
  readonly ballot: string
  /** Nullifiers, hex, ascending. */
  readonly receipts: readonly string[]
  /** In the order of their tags. */
  readonly papers: readonly TaggedPaper[]
}

/** A box begins with its ballot and receipts; then each paper has a line of its own, so that a changed one is named. */
export const boxLines = ({ ballot, receipts, papers }: PublishedBox): readonly string[] => [
  canonical({ ballot, receipts }),
  ...papers.map(({ tag, paper }) => canonical([tag, paper])),
]

/** Where a line stands: in which box, counted from 0, and as which paper of it, from 1; 0 for what leads the box. */
export function placeInBoxes(lines: readonly string[], index: number): { box: number; paper: number } {
  const heads = lines.flatMap((line, at) => (line.startsWith('{') && at <= index ? [at] : []))
  const last = heads[heads.length - 1] ?? 0
  return { box: Math.max(heads.length - 1, 0), paper: index - last }
}

type Line = { readonly ballot: string; readonly receipts: readonly string[] } | readonly [string, string]

const readLine = (line: string): Line => JSON.parse(line) as Line

/** The boxes as the lines tell of them; none where they are no such lines. */
export function readBoxes(lines: readonly string[]): readonly PublishedBox[] {
  try {
    const read = lines.map(readLine)
    const heads = read.flatMap((line, at) => ('ballot' in line ? [{ ...line, at }] : []))
    return heads.map(({ ballot, receipts, at }, index) => {
      const papers = read.slice(at + 1, heads[index + 1]?.at) as readonly (readonly [string, string])[]
      return { ballot, receipts, papers: papers.map(([tag, paper]) => ({ tag, paper })) }
    })
  } catch {
    return []
  }
}
