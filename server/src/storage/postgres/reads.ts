import type { Calls } from '../asks.ts'
import type { DocState, Login, RecordPart, StoredBox, StreamPart, Ticket } from '../port.ts'
import { rowOf, rowsOf, sql, type Asked } from './connection.ts'

/** Each in one statement, so that it sees the store as it was at one moment. */
export const reads = {
  readStream: (on, stream, after) =>
    rowsOf(
      on,
      sql`SELECT seq, at, leaf, header, fields FROM event
      WHERE stream = ${stream} AND seq > ${after} ORDER BY seq`,
    ),

  listStreams: (on, kind, parent, { withCode, limit, before } = {} as StreamPart) =>
    rowsOf(
      on,
      sql`SELECT stream, seq, kind, parent, code, summary FROM stream
      WHERE kind = ${kind} AND parent = coalesce(${parent ?? null}, parent)
        AND (code IS NOT NULL) = coalesce(${withCode ?? null}::boolean, code IS NOT NULL)
        AND (${before ?? null}::text IS NULL OR ordinal < (SELECT ordinal FROM stream WHERE stream = ${before ?? null}))
      ORDER BY ordinal DESC LIMIT ${limit ?? null}::bigint`,
    ),

  streamsMark: async (on, kind, withCode) => {
    const row = await rowOf<{ many: number; seqs: number }>(
      on,
      sql`SELECT count(*) AS many, coalesce(sum(seq), 0)::bigint AS seqs FROM stream
      WHERE kind = ${kind} AND (code IS NOT NULL) = ${withCode}`,
    )
    return `${row!.many} ${row!.seqs}`
  },

  streamByCode: (on, code) =>
    rowOf(on, sql`SELECT stream, seq, kind, parent, code, summary FROM stream WHERE code = ${code}`),

  commandSeq: async (on, stream, actor, command) => {
    const row = await rowOf<{ seq: number }>(
      on,
      sql`SELECT seq FROM command WHERE stream = ${stream} AND actor = ${actor} AND command = ${command}`,
    )
    return row?.seq ?? null
  },

  counter: async (on, counter) =>
    (await rowOf<{ number: number }>(on, sql`SELECT number FROM counter WHERE counter = ${counter}`))
      ?.number ?? 0,

  readDoc: async (on, doc, after = 0) => {
    const rows = await rowsOf<{ seq: number; bytes: Uint8Array | null; client: number; person: string }>(
      on,
      sql`SELECT seq, bytes, NULL::bigint AS client, NULL::text AS person FROM doc_update
        WHERE doc = ${doc} AND seq > ${after}
        UNION ALL SELECT NULL, NULL, client, person FROM doc_client WHERE doc = ${doc} ORDER BY seq, client`,
    )
    const updates = rows.filter(({ bytes }) => bytes !== null)
    return {
      seq: updates.at(-1)?.seq ?? after,
      updates: updates.map(({ bytes }) => bytes!),
      clients: rows.flatMap(({ bytes, client, person }) => (bytes ? [] : [{ client, person }])),
    } satisfies DocState
  },

  size: async (on) => {
    const row = await rowOf<{ bytes: number }>(on, sql`SELECT pg_database_size(current_database()) AS bytes`)
    return { database: row!.bytes }
  },

  listDocs: async (on, stream) => {
    const rows = await rowsOf<{ doc: string }>(
      on,
      sql`SELECT DISTINCT doc FROM doc_update WHERE doc > ${`${stream}/`} AND doc < ${`${stream}0`} ORDER BY doc`,
    )
    return rows.map(({ doc }) => doc)
  },

  person: (on, person) => rowOf(on, sql`SELECT name FROM person WHERE person = ${person}`),

  accountByName: (on, accountName) =>
    rowOf(
      on,
      sql`SELECT person, account_name AS "accountName", password_hash AS "passwordHash", name
      FROM account JOIN person USING (person) WHERE account_name = ${accountName}`,
    ),

  accountOf: (on, person) =>
    rowOf(
      on,
      sql`SELECT person, account_name AS "accountName", password_hash AS "passwordHash", name
      FROM account JOIN person USING (person) WHERE person = ${person}`,
    ),

  listAccounts: (on) =>
    rowsOf(
      on,
      sql`SELECT person, account_name AS "accountName", password_hash AS "passwordHash", name
      FROM account JOIN person USING (person) ORDER BY account_name`,
    ),

  login: (on, tokenHash) =>
    rowOf(
      on,
      sql`SELECT person, meeting, expires_at AS "expiresAt" FROM login WHERE token_hash = ${tokenHash}`,
    ),

  logins: async (on, tokenHashes) => {
    const rows = await rowsOf<Login | { readonly person: null }>(
      on,
      sql`SELECT person, meeting, expires_at AS "expiresAt"
      FROM unnest(${tokenHashes}::bytea[]) WITH ORDINALITY AS asked (token_hash, place)
      LEFT JOIN login USING (token_hash) ORDER BY place`,
    )
    return rows.map((row) => (row.person === null ? null : row))
  },

  participants: (on, meeting) =>
    rowsOf(
      on,
      sql`SELECT participant, person, name, grid FROM participant
      WHERE meeting = ${meeting} ORDER BY participant`,
    ),

  participationsOf: (on, person) =>
    rowsOf(on, sql`SELECT meeting, participant FROM participant WHERE person = ${person} ORDER BY meeting`),

  consentsOf: (on, person) =>
    rowsOf(on, sql`SELECT meeting, version, at FROM consent WHERE person = ${person} ORDER BY at`),

  ticket: (on, tokenHash) =>
    rowOf<Ticket>(
      on,
      sql`SELECT purpose, body, expires_at AS "expiresAt", used = 1 AS used FROM ticket
      WHERE token_hash = ${tokenHash}`,
    ),

  openTickets: (on, purpose, now) =>
    rowsOf(
      on,
      sql`SELECT purpose, body, expires_at AS "expiresAt" FROM ticket
      WHERE purpose = ${purpose} AND used = 0 AND expires_at > ${now} ORDER BY expires_at DESC`,
    ),

  box: (on, box) =>
    rowOf(
      on,
      sql`SELECT stream, state, public_key AS "publicKey", private_key AS "privateKey"
      FROM box WHERE box = ${box}`,
    ),

  boxesIn: async (on, states) => {
    const rows = await rowsOf<{ box: string }>(
      on,
      sql`SELECT box FROM box WHERE state = ANY (${[...states]}::text[]) ORDER BY box`,
    )
    return rows.map(({ box }) => box)
  },

  spentToken: async (on, box, nullifier, bodyHash) => {
    const row = await rowOf<{ became: 'cast' | 'otherwise' | null }>(
      on,
      sql`SELECT spent_token(${box}, ${nullifier}, ${bodyHash}) AS became`,
    )
    return row!.became
  },

  papersIn: async (on, box) => {
    const row = await rowOf<{ papers: number }>(
      on,
      sql`SELECT count(*) AS papers FROM box_paper WHERE box = ${box}`,
    )
    return row!.papers
  },

  readBox: async (on, box) => {
    const row = await rowOf<Contents>(
      on,
      sql`SELECT
        (SELECT coalesce(json_agg(json_build_object('slip', slip, 'way', way) ORDER BY slip), '[]')
          FROM box_slip WHERE box = ${box}) AS slips,
        (SELECT coalesce(json_agg(nullifier ORDER BY nullifier), '[]')
          FROM box_nullifier WHERE box = ${box}) AS nullifiers,
        (SELECT coalesce(json_agg(json_build_object('tag', tag, 'paper', paper) ORDER BY tag), '[]')
          FROM box_paper WHERE box = ${box}) AS papers,
        (SELECT json_build_object('printed', count(*), 'used', count(*) FILTER (WHERE spent_for <> ''))
          FROM box_code WHERE box = ${box}) AS codes,
        (SELECT sheets FROM box WHERE box = ${box}) AS sheets,
        (SELECT counts FROM box_sheets WHERE box = ${box} AND teller = '') AS "sheetsAfter",
        (SELECT coalesce(json_agg(papers::json ORDER BY teller), '[]')
          FROM box_sheets WHERE box = ${box} AND teller <> '') AS piles`,
    )
    const { piles, ...lists } = row!
    return {
      ...lists,
      waiting: piles.length > 0,
      differing: differingIn(piles),
    }
  },

  isErased: async (on, erasure) =>
    (await rowOf(on, sql`SELECT 1 FROM erasure WHERE erasure = ${erasure} AND stream = ''`)) !== null,

  record: (on, stream) =>
    rowOf(
      on,
      sql`SELECT title, published_at AS "publishedAt", seq, file FROM record WHERE stream = ${stream}`,
    ),

  listRecords: (on, { limit, before } = {} as RecordPart) =>
    rowsOf(
      on,
      sql`SELECT stream, title, published_at AS "publishedAt" FROM record
      WHERE ${before?.publishedAt ?? null}::bigint IS NULL OR published_at < ${before?.publishedAt ?? null}
        OR (published_at = ${before?.publishedAt ?? null} AND stream > ${before?.stream ?? null})
      ORDER BY published_at DESC, stream LIMIT ${limit ?? null}::bigint`,
    ),

  file: async (on, stream, file) =>
    (
      await rowOf<{ bytes: Uint8Array }>(
        on,
        sql`SELECT bytes FROM file WHERE stream = ${stream} AND file = ${file}`,
      )
    )?.bytes ?? null,

  keys: (on) => rowsOf(on, sql`SELECT holder, wrapped FROM sealed_key ORDER BY holder`),

  setting: async (on, name) =>
    (await rowOf<{ value: string }>(on, sql`SELECT value FROM setting WHERE name = ${name}`))?.value ?? null,
} satisfies {
  [Name in keyof Calls]?: (on: Asked, ...args: Parameters<Calls[Name]>) => ReturnType<Calls[Name]>
}

type Contents = Pick<StoredBox, 'slips' | 'nullifiers' | 'papers' | 'codes' | 'sheets' | 'sheetsAfter'> & {
  readonly piles: readonly (readonly string[])[]
}

/** Places at which those who read the pile read something else. */
const differingIn = (piles: Contents['piles']): number[] => {
  const longest = Math.max(0, ...piles.map(({ length }) => length))
  return Array.from({ length: longest }, (_, place) => place).filter((place) =>
    piles.some((pile) => pile[place] !== piles[0]![place]),
  )
}
