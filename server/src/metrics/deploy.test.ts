import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
