import { randomUUID } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { StorageFault } from '../port.ts'

/** More than any store has: the copy is one step, which no commit can start over. */
const ALL_PAGES = 2 ** 31 - 1

/**
 * Copies the store as it is at this moment, on a thread of its own and from a connection of its own, so commits go
 * on. The copy gets another epoch: clients that saw more than it holds must not take its later events for theirs.
 * @throws StorageFault when the copy cannot be written.
 */
export const copyStore = async (path: string, target: string): Promise<void> => {
  try {
    await copyWhole(path, target)
  } catch (error) {
    throw new StorageFault(`no copy was made at ${target}: ${String(error)}`)
  }
}

/** The copy takes its name only when it is whole. */
const copyWhole = async (path: string, target: string): Promise<void> => {
  const part = `${target}.part`
  rmSync(part, { force: true })
  const source = new DatabaseSync(path, { readOnly: true })
  try {
    await backup(source, part, { rate: ALL_PAGES })
  } finally {
    source.close()
  }
  loseOpenBoxes(part)
  renewEpoch(part)
  renameSync(part, target)
}

/**
 * Takes out of a store that nobody has open whatever is in boxes that are not closed yet, and the order in which it
 * came: a copy may lie on a stick for thirty days. Who goes back to it has those ballots anew (decisions 7). Of closed
 * ones it takes out which papers came back on paper: there nobody puts them right any more.
 */
export const loseOpenBoxes = (path: string): void => {
  const copy = new DatabaseSync(path)
  try {
    const tables = copy
      .prepare(`SELECT name FROM sqlite_schema WHERE name GLOB 'box*' AND type = 'table'`)
      .all()
    const names = tables.map(({ name }) => String(name)).filter((name) => name !== 'box')
    const isThere = (rows: string) => copy.prepare(`SELECT 1 FROM ${rows}`).get() !== undefined
    const hasSheets = names.includes('box_sheets') && isThere('box_sheets')
    if (tables.length === 0 || !(hasSheets || isThere(`box WHERE ${isOpen}`))) return
    copy.exec('PRAGMA secure_delete = ON')
    for (const name of names)
      copy.exec(`DELETE FROM ${name} WHERE box IN (SELECT box FROM box WHERE ${isOpen})`)
    if (hasSheets) copy.exec('DELETE FROM box_sheets')
    copy.exec(`UPDATE box SET state = 'lost', private_key = NULL WHERE ${isOpen}`)
    copy.exec('VACUUM')
  } finally {
    copy.close()
  }
}

const isOpen = `state IN ('open', 'sealed', 'closing')`

/** Gives a store that nobody has open an epoch of its own. */
export const renewEpoch = (path: string): void => {
  const copy = new DatabaseSync(path)
  try {
    copy.prepare(`UPDATE setting SET value = ? WHERE name = 'epoch'`).run(randomUUID())
  } finally {
    copy.close()
  }
}
