import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Instant } from '@linyi/shared/domain/decider'
import { keyBytes } from './cipher.ts'

/** A key that wraps the keys of cases (KEK). It never lies in the store, nor in a copy of it. */
export type MasterKey = {
  /** Names it without telling it: the first bytes of its digest. */
  readonly id: string
  readonly madeAt: Instant
  readonly key: Uint8Array
}

const heading =
  '# 邻议 · Linyi: the keys of mediation cases. Keep a copy of this file apart from the copies of the data.'
const line = /^([0-9a-f]{12}) (\S+) ([A-Za-z0-9_-]{43})$/

const idOf = (key: Uint8Array): string => createHash('sha256').update(key).digest('hex').slice(0, 12)

export function newMasterKey(now: Instant): MasterKey {
  const key = randomBytes(keyBytes)
  return { id: idOf(key), madeAt: now, key }
}

/**
 * The keys of a file, the one in use last; null when there is no file.
 * @throws with the one line that says what is wrong with it
 */
export function readKeyFile(path: string): readonly MasterKey[] | null {
  const text = textOf(path)
  if (text === null) return null
  const lines = text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))
  const keys = lines.map(readLine)
  if (keys.length === 0 || keys.includes(null))
    throw new Error(`KEY_FILE ${path} is damaged: put its copy there`)
  return keys as readonly MasterKey[]
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new Error(`KEY_FILE ${path} cannot be read: ${String(error)}`, { cause: error })
  }
}

function readLine(text: string): MasterKey | null {
  const [, id, madeAt = '', written = ''] = line.exec(text) ?? []
  const key = Buffer.from(written, 'base64url')
  return id !== undefined && idOf(key) === id ? { id, madeAt: Date.parse(madeAt), key } : null
}

/** Puts a file with these keys in the place of what is there, whole or not at all, readable by its owner alone. */
export function writeKeyFile(path: string, keys: readonly MasterKey[]): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const lines = keys.map(
    ({ id, madeAt, key }) =>
      `${id} ${new Date(madeAt).toISOString()} ${Buffer.from(key).toString('base64url')}`,
  )
  const part = `${path}.part`
  const file = openSync(part, 'w', 0o600)
  try {
    writeSync(file, [heading, ...lines, ''].join('\n'))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(part, path)
  // The name as well, before anything in the store needs the new key.
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
