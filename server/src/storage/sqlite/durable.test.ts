import { spawn } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acksIn, durableContract, expectKept, listen, writer } from '../contract/durable.contract.ts'
import { canFailFlushes, failingFlushes } from '../../testing/failing-flush.ts'
import { openSqliteLab, type SqliteLab } from './lab.ts'

const faultsEnough = 10

describe('an acked unit', () => {
  let lab: SqliteLab
  beforeEach(async () => {
    lab = await openSqliteLab()
  })
  afterEach(() => lab.remove())

  durableContract(
    () => lab,
    () => lab.path,
  )

  it('is there when the disk gave up around it, and writing went on after', { timeout: 60_000 }, async () => {
    const limited = 'ulimit -f 1024 && exec "$0" "$@"'
    const args = ['-c', limited, process.execPath, writer, lab.path, '5000']
    const lines = await listen(spawn('sh', args, { stdio: ['ignore', 'pipe', 'inherit'] }))
    const firstFault = lines.indexOf('fault')
    expect(firstFault).toBeGreaterThan(0)
    expect(lines.lastIndexOf(`ack ${Math.max(...acksIn(lines))}`)).toBeGreaterThan(firstFault)
    await expectKept(lab, acksIn(lines))
  })

  it.skipIf(!canFailFlushes())(
    'is there when the disk failed as it was flushed, and writing went on by itself when it no longer did',
    { timeout: 60_000 },
    async () => {
      const disk = failingFlushes()
      const child = spawn(process.execPath, [writer, lab.path, '1000000000', '1000'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, ...disk.env },
      })
      let acksLeft = Infinity
      const lines = await listen(
        child,
        (count) => {
          if (count === 50) disk.fail()
          if (--acksLeft === 0) child.kill('SIGKILL')
        },
        (faults) => {
          if (faults !== faultsEnough) return
          disk.mend()
          acksLeft = 100
        },
      )
      disk.remove()
      expect(lines.filter((line) => line === 'fault').length).toBeGreaterThanOrEqual(faultsEnough)
      expect(lines.indexOf('fault')).toBeLessThan(lines.lastIndexOf(`ack ${Math.max(...acksIn(lines))}`))
      await expectKept(lab, acksIn(lines))
    },
  )
})
