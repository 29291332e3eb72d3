import { Client, Pool, types, type ClientBase, type ClientConfig } from 'pg'
import { fromStored, toJson, toStored } from './text.ts'

export type PostgresOptions = {
  /** `postgres://…`, of a database that is ours alone. */
  readonly url: string
  /** How long a commit waits for another program, or another node, that holds what it needs. */
  readonly lockMs?: number
}

/** One connection that writes, a few that read. Each is made when it is needed, and anew after it was lost. */
export type Pools = {
  readonly writer: Pool
  readonly readers: Pool
  /** A connection of its own for work that takes long; the caller ends it. */
  readonly alone: () => Promise<Client>
  readonly end: () => Promise<void>
}

const readersMax = 4
const connectMsMax = 5_000
/** Of one answer. A database that says nothing for so long is as good as lost. */
const answerMsMax = 30_000

const parsers: Readonly<Record<number, (stored: string) => unknown>> = {
  [types.builtins.INT8]: Number,
  [types.builtins.TEXT]: fromStored,
  [types.builtins.JSON]: (text) =>
    JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? fromStored(value) : value)),
  [types.builtins.BYTEA]: (hex) => new Uint8Array(Buffer.from(hex.slice(2), 'hex')),
}

/** An acked commit is on this machine's disk at least, whatever the database was told for others. */
const durable = `SELECT set_config('synchronous_commit', 'on', false)
  WHERE current_setting('synchronous_commit') IN ('off', 'local')`

export const createPools = ({ url, lockMs = 5000 }: PostgresOptions): Pools => {
  const config: ClientConfig = {
    connectionString: url,
    application_name: 'linyi',
    keepAlive: true,
    connectionTimeoutMillis: connectMsMax,
    lock_timeout: lockMs,
    types: { getTypeParser: (oid: number) => parsers[oid] ?? types.getTypeParser(oid) },
  }
  const onConnect = (client: ClientBase) => client.query(durable)
  const pool = (max: number): Pool => {
    const made = new Pool({ ...config, max, query_timeout: answerMsMax, idleTimeoutMillis: 0, onConnect })
    // An idle connection that ended: the next question makes another one.
    made.on('error', () => undefined)
    return made
  }
  const [writer, readers] = [pool(1), pool(readersMax)]
  return {
    writer,
    readers,
    alone: async () => {
      const client = new Client(config)
      client.on('error', () => undefined)
      await client.connect()
      return client
    },
    end: async () => void (await Promise.all([writer.end(), readers.end()])),
  }
}

export type Query = { readonly text: string; readonly values: unknown[] }

/** A whole value as JSON, for the database's functions. */
export class Json {
  readonly text: string
  constructor(value: unknown) {
    this.text = toJson(value)
  }
}

const toParameter = (value: unknown): unknown => {
  if (value instanceof Json) return value.text
  if (typeof value === 'string') return toStored(value)
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return Array.isArray(value) ? value.map(toParameter) : value
}

/** Each value becomes a parameter. */
export const sql = (parts: TemplateStringsArray, ...values: readonly unknown[]): Query => ({
  text: parts.reduce((text, part, i) => `${text}$${i}${part}`),
  values: values.map(toParameter),
})

/** What a question is put to. */
export type Asked = { query(query: Query): Promise<{ rows: unknown[] }> }

export const rowsOf = async <Row>(on: Asked, query: Query): Promise<Row[]> =>
  (await on.query(query)).rows as Row[]
export const rowOf = async <Row>(on: Asked, query: Query): Promise<Row | null> =>
  (await rowsOf<Row>(on, query))[0] ?? null
