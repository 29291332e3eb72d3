import { describe, expect, test } from 'vitest'
import { createCounter, createHistogram, gauge, textOf } from './series.ts'

describe('the text format', () => {
  test('of a counter has a line for each set of labels, escaped', () => {
    const counter = createCounter('linyi_things_total', 'Things.')
    counter.add({ kind: 'a', of: 'say "no"\n\\' })
    counter.add({ kind: 'a', of: 'say "no"\n\\' })
    counter.add()
    expect(textOf([counter])).toBe(
      [
        '# HELP linyi_things_total Things.',
        '# TYPE linyi_things_total counter',
        'linyi_things_total{kind="a",of="say \\"no\\"\\n\\\\"} 2',
        'linyi_things_total 1',
        '',
      ].join('\n'),
    )
  })

  test('of a counter tells what is known beforehand from the start, so that its first count is seen as growth', () => {
    const counter = createCounter('linyi_things_total', 'Things.', [{ kind: 'a' }, { kind: 'b' }])
    expect(counter.lines().slice(2)).toEqual([
      'linyi_things_total{kind="a"} 0',
      'linyi_things_total{kind="b"} 0',
    ])
    counter.add({ kind: 'b' })
    expect(counter.lines().at(-1)).toBe('linyi_things_total{kind="b"} 1')
  })

  test('of a histogram counts each bucket with all below it, and what is above the last', () => {
    const histogram = createHistogram('linyi_wait_seconds', 'Waits.', [0.1, 1])
    for (const value of [0.1, 0.5, 1, 7]) histogram.observe(value)
    expect(histogram.lines().slice(2)).toEqual([
      'linyi_wait_seconds_bucket{le="0.1"} 1',
      'linyi_wait_seconds_bucket{le="1"} 3',
      'linyi_wait_seconds_bucket{le="+Inf"} 4',
      'linyi_wait_seconds_sum 8.6',
      'linyi_wait_seconds_count 4',
    ])
  })

  test('of a gauge is what is read at that moment', () => {
    let rooms = 1
    const series = gauge('linyi_rooms', 'Rooms.', () => [[{ of: 'streams' }, rooms]])
    rooms = 2
    expect(series.lines().at(-1)).toBe('linyi_rooms{of="streams"} 2')
  })
})
