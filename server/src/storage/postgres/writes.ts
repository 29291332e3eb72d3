import type { Calls } from '../asks.ts'
import type { BoxKeys, SheetsOutcome } from '../port.ts'
import { Json, rowOf, sql, type Asked } from './connection.ts'

/** Each in one transaction, after the units of its tick. */
export const writes = {
  compactDoc: async (on, doc, seq, snapshot) =>
    void (await on.query(sql`SELECT compact_doc(${doc}, ${seq}, ${snapshot})`)),

  keyBox: async (on, box, { publicKey, privateKey }) =>
    (await rowOf<BoxKeys>(
      on,
      sql`SELECT public_key AS "publicKey", private_key AS "privateKey"
        FROM key_box(${box}, ${publicKey}, ${privateKey})`,
    ))!,

  moveBox: async (on, box, from, to) =>
    (await rowOf<{ moved: boolean }>(on, sql`SELECT move_box(${box}, ${from}, ${to}) AS moved`))!.moved,

  sealBox: async (on, box, counts) =>
    void (await on.query(sql`SELECT turn_box(${box}, 'open', 'sealed', ${counts})`)),

  unsealBox: async (on, box, counts) =>
    void (await on.query(sql`SELECT turn_box(${box}, 'sealed', 'open', ${counts})`)),

  enterSheets: async (on, box, teller, sheets, counts) =>
    (await rowOf<{ became: SheetsOutcome }>(
      on,
      sql`SELECT enter_sheets(${box}, ${teller}, ${new Json(sheets)}, ${counts}) AS became`,
    ))!.became,

  rewrite: async (on, rewriting) =>
    (await rowOf<{ done: boolean }>(on, sql`SELECT rewrite_entries(${new Json(rewriting)}) AS done`))!.done,

  markErased: async (on, erasure) =>
    void (await on.query(
      sql`INSERT INTO erasure (erasure, stream) VALUES (${erasure}, '') ON CONFLICT DO NOTHING`,
    )),

  putRecord: async (on, stream, { title, publishedAt, seq, file }) =>
    void (await on.query(sql`INSERT INTO record (stream, title, published_at, seq, file)
      VALUES (${stream}, ${title}, ${publishedAt}, ${seq}, ${file})
      ON CONFLICT (stream) DO UPDATE SET title = excluded.title, published_at = excluded.published_at,
        seq = excluded.seq, file = excluded.file`)),

  rewrapKeys: async (on, keys) =>
    void (await on.query(sql`UPDATE sealed_key AS kept SET wrapped = anew ->> 'wrapped'
      FROM jsonb_array_elements(${new Json(keys)}::jsonb) AS anew WHERE kept.holder = anew ->> 'holder'`)),

  destroyKey: async (on, holder) =>
    void (await on.query(sql`DELETE FROM sealed_key WHERE holder = ${holder}`)),

  putSetting: async (on, name, value) =>
    void (await on.query(sql`INSERT INTO setting (name, value) VALUES (${name}, ${value})
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`)),

  dropSetting: async (on, name) => void (await on.query(sql`DELETE FROM setting WHERE name = ${name}`)),

  settingOr: async (on, name, fresh) => {
    await on.query(sql`INSERT INTO setting (name, value) VALUES (${name}, ${fresh}) ON CONFLICT DO NOTHING`)
    return (await rowOf<{ value: string }>(on, sql`SELECT value FROM setting WHERE name = ${name}`))!.value
  },
} satisfies {
  [Name in keyof Calls]?: (on: Asked, ...args: Parameters<Calls[Name]>) => ReturnType<Calls[Name]>
}
