import { expect, test } from 'vitest'
import { closeCodes } from '../protocol/messages.ts'
import { comeAgain } from '../protocol/come-again.ts'
import { createConnection } from './connection.ts'
import { createDocConnection } from './doc-client/connection.ts'
import type { DocLineListener } from './doc-client/link.ts'
import type { LineListener } from './link.ts'
import type { Surroundings } from './surroundings.ts'

const later = { code: 'fault', zh: '', en: '' }

/** Notes what is waited for instead of waiting, with the latest moment that chance can give. */
function watch() {
  const waits: number[] = []
  let run = () => {}
  const surroundings = {
    chance: (bytes: number) => new Uint8Array(bytes).fill(255),
    after: (ms: number, then: () => void) => {
      waits.push(ms)
      run = then
      return () => {}
    },
  } as unknown as Surroundings
  return { surroundings, waits, goOn: () => run() }
}

test('a line to meetings comes again when the server says, once', () => {
  const { surroundings, waits, goOn } = watch()
  const lines: LineListener[] = []
  createConnection((listener) => {
    lines.push(listener)
    return { open: async () => null, command: async () => null, hangUp: () => {} }
  }, surroundings)
  lines[0]!.up()
  lines[0]!.notice({ stream: null, error: later, withinMs: 8000 })
  lines[0]!.ended({ why: 'lost' })
  expect(waits).toEqual([8250])
  goOn()
  // It was not there yet: from now on as ever, and that was the first try that failed.
  lines[1]!.ended({ why: 'lost' })
  expect(waits).toEqual([8250, 1250])
  goOn()
  lines[2]!.ended({ why: 'lost' })
  expect(waits).toEqual([8250, 1250, 2250])
})

test('a line to a doc comes again when the server says, once', () => {
  const { surroundings, waits, goOn } = watch()
  // Beside them it waits for each line to come up.
  const betweenLines = () => waits.filter((ms) => ms !== 35_000)
  const lines: DocLineListener[] = []
  const connection = createDocConnection(
    (listener) => {
      lines.push(listener)
      return { send: () => {}, hangUp: () => {} }
    },
    surroundings,
    { up: () => {}, word: () => {}, down: () => {}, changed: () => {} },
  )
  connection.dial()
  lines[0]!.ended(closeCodes.tryLater, comeAgain('fault', 8000))
  expect(betweenLines()).toEqual([8250])
  goOn()
  lines[1]!.ended(1006)
  expect(betweenLines()).toEqual([8250, 1250])
  goOn()
  lines[2]!.ended(1006)
  expect(betweenLines()).toEqual([8250, 1250, 2250])
})

test('a line to a doc that hangs on its way is given up, and another one begun', () => {
  const { surroundings, waits, goOn } = watch()
  let begun = 0
  let hungUp = 0
  const connection = createDocConnection(
    () => {
      begun++
      return { send: () => {}, hangUp: () => hungUp++ }
    },
    surroundings,
    { up: () => {}, word: () => {}, down: () => {}, changed: () => {} },
  )
  connection.dial()
  expect(waits).toEqual([35_000])
  goOn()
  expect([hungUp, connection.status().is]).toEqual([1, 'waiting'])
  goOn()
  expect(begun).toBe(2)
})
