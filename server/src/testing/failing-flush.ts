import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('./failing-flush.c', import.meta.url))

/** Whether what stands between a program and the disk can be made here; says once for each file of tests that it cannot. */
export const canFailFlushes = (): boolean => {
  const can = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0
  if (!can)
    process.stderr.write(
      'SKIPPED: no C compiler on Linux here; on Debian: apt-get install -y gcc libc6-dev\n',
    )
  return can
}

/** A disk whose flushes fail when they are told to: for a process that is started with this environment. */
export const failingFlushes = () => {
  const folder = mkdtempSync(join(tmpdir(), 'linyi-flush-'))
  const [library, order] = [join(folder, 'flush.so'), join(folder, 'fails')]
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(made.stderr)
  return {
    env: { LD_PRELOAD: library, FLUSH_FAILS: order },
    fail: () => writeFileSync(order, ''),
    mend: () => rmSync(order),
    remove: () => rmSync(folder, { recursive: true }),
  }
}
