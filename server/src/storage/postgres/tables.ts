/**
 * The tables of a store, alike in both kinds, each after those it refers to. `inBox`: its rows belong to a box, so a copy
 * has them only of boxes that are closed, or never.
 */
export type Table = {
  readonly name: string
  readonly columns: readonly string[]
  readonly inBox?: 'closed' | 'never'
  /** How many rows are carried from one store to the other together, all of them in memory. */
  readonly rowsAtOnce: number
}

const table = (name: string, columns: string, rowsAtOnce = 500): Table => ({
  ...{ name, columns: columns.split(' ') },
  rowsAtOnce,
})
const inBox = (name: string, columns: string): Table => ({ ...table(name, columns), inBox: 'closed' })

export const tables: readonly Table[] = [
  table('setting', 'name value'),
  table('stream', 'ordinal stream seq kind parent code summary'),
  table('event', 'stream seq at leaf header fields'),
  table('command', 'stream actor command seq'),
  table('doc_update', 'doc seq bytes', 10),
  table('doc_client', 'doc client person'),
  table('person', 'person name'),
  table('participant', 'meeting participant person name grid'),
  table('account', 'person account_name password_hash'),
  table('login', 'token_hash person meeting expires_at'),
  table('ticket', 'token_hash purpose body expires_at used'),
  table('consent', 'person meeting version at'),
  table('record', 'stream title published_at seq file', 10),
  table('erasure', 'erasure stream'),
  table('sealed_key', 'holder wrapped'),
  table('counter', 'counter number'),
  // 20 MB each: fifty of them in one statement are more than the database takes.
  table('file', 'stream file bytes', 1),
  table('box', 'box stream state public_key private_key sheets counts'),
  inBox('box_slip', 'box slip way spent_for'),
  inBox('box_nullifier', 'box nullifier body_hash'),
  inBox('box_surrendered', 'box nullifier'),
  inBox('box_paper', 'box tag paper'),
  { ...table('box_sheets', 'box teller papers counts'), inBox: 'never' },
  inBox('box_code', 'box code spent_for'),
]
