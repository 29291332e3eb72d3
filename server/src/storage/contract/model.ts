import type { DocAppend, Outcome, StreamAppend, Unit } from '../port.ts'

/** What a store must answer, said as plainly as possible, for units of streams and docs. */
export type Model = {
  commit(unit: Unit): Outcome
  streamSeq(stream: string): number
  docSeq(doc: string): number
  clients(doc: string): { client: number; person: string }[]
}

type State = {
  readonly streams: ReadonlyMap<string, number>
  readonly commands: ReadonlyMap<string, number>
  readonly codes: ReadonlyMap<string, string>
  readonly docs: ReadonlyMap<string, number>
  readonly owners: ReadonlyMap<string, ReadonlyMap<number, string>>
}

type Step = { readonly outcome: Outcome; readonly state: State }

const seqTaken: Outcome = { ok: false, why: 'seqTaken' }
const done: Outcome = { ok: true }

export const createModel = (): Model => {
  let state: State = {
    streams: new Map(),
    commands: new Map(),
    codes: new Map(),
    docs: new Map(),
    owners: new Map(),
  }
  return {
    commit(unit) {
      const step = judge(state, unit)
      if (step.outcome.ok) state = step.state
      return step.outcome
    },
    streamSeq: (stream) => state.streams.get(stream) ?? 0,
    docSeq: (doc) => state.docs.get(doc) ?? 0,
    clients: (doc) =>
      [...(state.owners.get(doc) ?? [])]
        .map(([client, person]) => ({ client, person }))
        .sort((a, b) => a.client - b.client),
  }
}

const judge = (before: State, { stream, docs = [], asRead = [] }: Unit): Step => {
  const conflict = stream ? streamConflict(before, stream) : done
  if (!conflict.ok) return { outcome: conflict, state: before }
  if (asRead.some(({ doc, seq }) => (before.docs.get(doc) ?? 0) !== seq))
    return { outcome: { ok: false, why: 'docMoved' }, state: before }
  let state = before
  for (const append of docs) {
    const step = withDoc(state, append)
    if (!step.outcome.ok) return step
    state = step.state
  }
  return { outcome: done, state: stream ? withStream(state, stream) : state }
}

const commandKey = ({ stream, actor, commandId }: StreamAppend): string =>
  JSON.stringify([stream, actor, commandId])

const streamConflict = (state: State, append: StreamAppend): Outcome => {
  const repeatedAt = state.commands.get(commandKey(append))
  if (repeatedAt !== undefined) return { ok: false, why: 'repeated', seq: repeatedAt }
  if ((state.streams.get(append.stream) ?? 0) !== append.expectedSeq) return seqTaken
  const holder = [...state.codes].find(([, code]) => code === append.head.code)?.[0]
  return holder === undefined || holder === append.stream ? done : { ok: false, why: 'codeTaken' }
}

const withStream = (state: State, append: StreamAppend): State => {
  const seq = append.expectedSeq + append.events.length
  const codes = new Map(state.codes)
  if (append.head.code === null) codes.delete(append.stream)
  else codes.set(append.stream, append.head.code)
  return {
    ...state,
    codes,
    streams: new Map(state.streams).set(append.stream, seq),
    commands: new Map(state.commands).set(commandKey(append), seq),
  }
}

const withDoc = (state: State, { doc, expectedSeq, clients, judgedAt }: DocAppend): Step => {
  if (judgedAt && (state.streams.get(judgedAt.stream) ?? 0) !== judgedAt.seq)
    return { outcome: seqTaken, state }
  if ((state.docs.get(doc) ?? 0) !== expectedSeq) return { outcome: seqTaken, state }
  const owners = new Map(state.owners.get(doc))
  for (const { client, person } of clients) {
    if ((owners.get(client) ?? person) !== person)
      return { outcome: { ok: false, why: 'clientTaken' }, state }
    owners.set(client, person)
  }
  return {
    outcome: done,
    state: {
      ...state,
      docs: new Map(state.docs).set(doc, expectedSeq + 1),
      owners: new Map(state.owners).set(doc, owners),
    },
  }
}
