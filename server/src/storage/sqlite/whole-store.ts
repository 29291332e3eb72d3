import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import type { WholeStore } from '../whole-store.ts'
import { loseOpenBoxes, renewEpoch } from './backup.ts'
import { isInUse } from './fitness.ts'

const removed = (path: string): void => rmSync(path, { force: true })

export const wholeSqlite = (path: string): WholeStore => ({
  isInUse: async () => existsSync(path) && isInUse(path),
  isEmpty: async () => !existsSync(path),
  clear: async () => [path, `${path}-wal`, `${path}-shm`].forEach(removed),
  copyTo: async (target) => {
    copyFileSync(path, target)
    loseOpenBoxes(target)
  },
  fill: async (from, ready) => {
    const part = `${path}.part`
    removed(part)
    copyFileSync(from, part)
    // Whoever was served from the store that this one replaces must not take its later events for theirs.
    renewEpoch(part)
    ready()
    renameSync(part, path)
  },
})
