import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createMeter } from './meter.ts'
import { gaugesOf } from './process.ts'
import { textOf } from './series.ts'

const deploy = join(import.meta.dirname, '../../../deploy')
/** Prometheus makes these by itself. */
const others = new Set(['up'])

const told = (): ReadonlySet<string> => {
  const counts = { connections: { streams: () => 1 }, rooms: { docs: () => 1 } }
  const text = textOf([...createMeter().series, ...gaugesOf(counts)({ database: 1 })])
  const families = [...text.matchAll(/^# TYPE (\S+) (\S+)/gm)]
  const parts = families.flatMap(([, name, type]) =>
    type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name! + end) : [name!],
  )
  return new Set([...parts, ...others])
}

const expressions = {
  'grafana-dashboard.json': (text: string) => {
    const { panels } = JSON.parse(text) as { panels: { targets: { expr: string }[] }[] }
    return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))
  },
  'alerts.yml': (text: string) => [...text.matchAll(/^ *expr: (.+)$/gm)].map(([, expr]) => expr!),
}

test.each(Object.entries(expressions))(
  'every series that deploy/%s names is told by /metrics',
  (file, read) => {
    const asked = read(readFileSync(join(deploy, file), 'utf8'))
    expect(asked.length).toBeGreaterThan(5)
    const named = asked.flatMap((expr) => expr.match(/\b(?:linyi|process|nodejs)_\w+|\bup\b/g) ?? [])
    expect(named.length).toBeGreaterThanOrEqual(asked.length)
    const known = told()
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([])
  },
)

test('what an alert waits for is told before it happens the first time', () => {
  const lines = createMeter().series.flatMap(({ lines }) => lines())
  expect(lines).toContain('linyi_commits_total{outcome="fault"} 0')
  expect(lines).toContain('linyi_http_requests_total{status="5xx"} 0')
})

const promtool = '/usr/bin/promtool'

// Of Debian's package prometheus. Where it is not there, the rules are as they were when they last were tried.
test.skipIf(!existsSync(promtool))(
  'each alert comes when it should, and none on a usual evening',
  async () => {
    const rules = join(deploy, 'alerts.test.yml')
    await promisify(execFile)(promtool, ['test', 'rules', rules]).catch((error: { stderr: string }) => {
      throw new Error(error.stderr)
    })
  },
)
