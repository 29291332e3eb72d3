import { limits } from '@linyi/shared/lib/limits'
import { rowsOf, sql, type Asked } from './connection.ts'

/** Where the store of version `from` is kept once a newer program has changed it: a schema of the same database. */
export const copySchema = (from: number): string => `before_version_${from + 1}`

/** Closed boxes alone go into any copy (decisions 7), and of those not which papers came back on paper. */
const onlyClosed = `WHERE box IN (SELECT box FROM public.box WHERE state NOT IN ('open', 'sealed', 'closing'))`

type Found = { readonly name: string; readonly columns: string; readonly in_box: boolean }

/**
 * Copies every table as it stands, in the transaction that is about to change them (decisions 12.8). It knows no table but
 * those of boxes by its name, since an older program made them. Indexes and functions are not copied: they are that program's to make.
 * Columns are of plain types: with a type of the store's own they would go when its schema does.
 */
export const keepCopy = async (on: Asked, from: number): Promise<void> => {
  const schema = copySchema(from)
  const run = (text: string) => on.query({ text, values: [] })
  await run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  await run(`CREATE SCHEMA ${schema}`)
  await run(`COMMENT ON SCHEMA ${schema} IS '${new Date().toISOString()}'`)
  const tables = await rowsOf<Found>(
    on,
    sql`SELECT quote_ident(relname) AS name,
        (SELECT string_agg(quote_ident(attname) || CASE typtype
            WHEN 'd' THEN format('::%s AS %I', format_type(typbasetype, typtypmod), attname) ELSE '' END, ', '
            ORDER BY attnum)
          FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
          WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped) AS columns,
        relname <> 'box' AND EXISTS (
          SELECT 1 FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'box'
        ) AS in_box
      FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`,
  )
  const rowsOfIt = ({ name, in_box }: Found): string =>
    name === 'box_sheets' ? 'WHERE false' : in_box ? onlyClosed : ''
  for (const table of tables)
    await run(
      `CREATE TABLE ${schema}.${table.name} AS SELECT ${table.columns} FROM public.${table.name} ${rowsOfIt(table)}`,
    )
  await run(`UPDATE ${schema}.box SET state = 'lost', private_key = NULL
    WHERE state IN ('open', 'sealed', 'closing')`)
}

/** They hold names of people who were erased since: so they end with the other copies. */
export const dropOldCopies = async (on: Asked): Promise<void> => {
  const old = await rowsOf<{ name: string }>(
    on,
    sql`SELECT nspname AS name FROM pg_namespace
      WHERE nspname ~ '^before_version_[0-9]+$'
        AND obj_description(oid, 'pg_namespace')::timestamptz < now() - make_interval(days => ${limits.copyDaysMax})`,
  )
  for (const { name } of old) await on.query({ text: `DROP SCHEMA ${name} CASCADE`, values: [] })
}
