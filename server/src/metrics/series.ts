/** Label values by name. Each name holds few values, known beforehand: a series a person would count the people. */
export type Labels = Readonly<Record<string, string>>

/** Something measured, as lines of the Prometheus text format (version 0.0.4). */
export type Series = { readonly lines: () => readonly string[] }

export type Counter = Series & { readonly add: (labels?: Labels) => void }
export type Histogram = Series & { readonly observe: (value: number) => void }

const escaped = (value: string): string =>
  value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/"/g, '\\"')

const labelled = (name: string, labels: Labels): string => {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`)
  return pairs.length > 0 ? `${name}{${pairs.join()}}` : name
}

const headed = (name: string, kind: string, help: string, lines: readonly string[]): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${kind}`,
  ...lines,
]

/**
 * Only ever grows.
 * @param from labels that are told from the start, at 0: of a series that begins at 1 Prometheus sees no growth
 */
export function createCounter(name: string, help: string, from: readonly Labels[] = []): Counter {
  const counts = new Map(from.map((labels) => [labelled(name, labels), 0]))
  return {
    add: (labels = {}) => {
      const key = labelled(name, labels)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    lines: () =>
      headed(
        name,
        'counter',
        help,
        [...counts].map(([key, count]) => `${key} ${count}`),
      ),
  }
}

/** Read when it is asked for. */
export const gauge = (
  name: string,
  help: string,
  read: () => readonly (readonly [Labels, number])[],
  kind: 'gauge' | 'counter' = 'gauge',
): Series => ({
  lines: () =>
    headed(
      name,
      kind,
      help,
      read().map(([labels, value]) => `${labelled(name, labels)} ${value}`),
    ),
})

/** @param bounds upper ends of the buckets, rising; what is above the last is counted all the same */
export function createHistogram(name: string, help: string, bounds: readonly number[]): Histogram {
  const counts = bounds.map(() => 0)
  let count = 0
  let sum = 0
  return {
    observe: (value) => {
      const bucket = bounds.findIndex((bound) => value <= bound)
      if (bucket >= 0) counts[bucket]!++
      count++
      sum += value
    },
    lines: () => {
      let below = 0
      const buckets = bounds.map((bound, index) => {
        below += counts[index]!
        return `${labelled(`${name}_bucket`, { le: String(bound) })} ${below}`
      })
      return headed(name, 'histogram', help, [
        ...buckets,
        `${labelled(`${name}_bucket`, { le: '+Inf' })} ${count}`,
        `${name}_sum ${sum}`,
        `${name}_count ${count}`,
      ])
    },
  }
}

export const textOf = (series: readonly Series[]): string =>
  `${series.flatMap(({ lines }) => lines()).join('\n')}\n`
