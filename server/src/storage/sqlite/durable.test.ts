import { spawn } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acksIn, durableContract, expectKept, listen, writer } from '../contract/durable.contract.ts'
import { openSqliteLab, type SqliteLab } from './lab.ts'

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
})
