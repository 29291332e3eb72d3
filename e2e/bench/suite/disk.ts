import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a lone edit takes in the store's log. */
const bytes = Buffer.alloc(2 * 4120)
const places = 500

/**
 * How long the disk itself takes, beside what is measured and in the same moments: as many bytes as an edit's, written over
 * others in a file of its own and flushed, nothing else.
 * @returns ends it, and answers every time in ms
 */
export function timeDisk(perSecond: number): () => number[] {
  const folder = mkdtempSync(join(tmpdir(), 'linyi-disk-'))
  const file = openSync(join(folder, 'file'), 'w')
  writeSync(file, Buffer.alloc(places * bytes.length))
  fdatasyncSync(file)
  const times: number[] = []
  const timer = setInterval(() => {
    const from = performance.now()
    writeSync(file, bytes, 0, bytes.length, (times.length % places) * bytes.length)
    fdatasyncSync(file)
    times.push(performance.now() - from)
  }, 1000 / perSecond)
  return () => {
    clearInterval(timer)
    closeSync(file)
    rmSync(folder, { recursive: true })
    return times
  }
}
