import type { Answer, Request } from '../asks.ts'
import type { BoxWrite, Unit } from '../port.ts'
import { Json, rowsOf, sql, type Asked } from './connection.ts'
import { isDeadlock } from './fault.ts'

/** What is committed together with others. */
export type Committed = Extract<Request, { unit: unknown } | { box: unknown }>

type Row = { readonly why: string | null; readonly detail: string | null }

/** Two nodes take their locks in one order; only rows that refer to each other could still cross. */
const triesMax = 3

/**
 * All that came in one turn, judged and written in one transaction and one round trip.
 * @throws whatever `isFault` knows; then none of it was committed, or all of it was and nobody can tell.
 */
export const commitTick = async (on: Asked, requests: readonly Committed[]): Promise<Answer[]> => {
  if (requests.length === 0) return []
  const keys = [...new Set(requests.flatMap(keysOf))]
  const asked = requests.map((request) => ('box' in request ? { box: request.box } : { unit: request.unit }))
  const query = sql`SELECT why, detail FROM commit_tick(${keys}, ${new Json(asked)})`
  const rows = await trying(() => rowsOf<Row>(on, query))
  return rows.map((row, i) => answerOf(requests[i]!, row))
}

const trying = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!isDeadlock(error) || tries === triesMax) throw error
    }
  }
}

const answerOf = ({ id }: Committed, { why, detail }: Row): Answer => {
  if (why === null) return { id, value: { ok: true } }
  if (why === 'bug') return { id, bug: detail ?? '' }
  return { id, value: { ok: false, why, ...(why === 'repeated' && { seq: Number(detail) }) } }
}

/** What a request rests on, locked until its transaction ends. */
const keysOf = (request: Committed): string[] =>
  'box' in request ? boxKeys(request.box) : unitKeys(request.unit)

const boxKeys = ({ box }: BoxWrite): string[] => [`box ${box}`]

const unitKeys = (unit: Unit): string[] => {
  const { stream, docs = [], asRead = [], directory = [], numbers = [], boxes = [] } = unit
  const keys = docs.flatMap(({ doc, judgedAt }) => [
    `doc ${doc}`,
    ...(judgedAt ? [`stream ${judgedAt.stream}`] : []),
  ])
  keys.push(...asRead.map(({ doc }) => `doc ${doc}`))
  if (stream) keys.push(`stream ${stream.stream}`)
  if (stream && stream.head.code !== null) keys.push(`code ${stream.head.code}`)
  keys.push(...boxes.map(({ box }) => `box ${box}`))
  keys.push(...numbers.map(({ counter }) => `counter ${counter}`))
  if (directory.length > 0) keys.push('directory')
  return keys
}
