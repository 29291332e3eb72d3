import { describe, expect, it } from 'vitest'
import { isClosedLine, seenFromDesk, seenOf, type SeenWay } from './sees.ts'

const ways: readonly SeenWay[] = ['open', 'hands', 'rollCall', 'secret', 'booth', 'lent', 'paper']
const at = (address: string) => isClosedLine(new URL(address))

describe('who sees what of a vote', () => {
  it('is said to nobody over a network in plain text that nobody in the room sees it', () => {
    for (const lang of ['zh', 'en'] as const) {
      for (const said of [...ways.map((way) => seenOf(way, false, lang)), seenFromDesk(false, lang)])
        expect(said).not.toMatch(/现场的人都看不到|nobody in the room/i)
      expect(seenOf('secret', true, lang)).toMatch(/现场的人都看不到|nobody in the room/i)
    }
  })

  it('names whoever runs the machine for all ways that leave something in it', () => {
    for (const way of ways.filter((one) => one !== 'paper'))
      for (const isClosed of [true, false]) {
        expect(seenOf(way, isClosed, 'zh')).toContain('管机器的人')
        expect(seenOf(way, isClosed, 'en')).toMatch(/who(ever)? runs the machine/i)
      }
  })

  it('takes a line as closed by TLS, or where it does not leave the machine', () => {
    for (const closed of [
      'https://192.168.1.5/m/1',
      'http://localhost:3000',
      'http://127.0.0.1',
      'http://[::1]/',
    ])
      expect(at(closed)).toBe(true)
    for (const plain of ['http://192.168.1.5', 'http://localhost.example', 'http://127.example.org'])
      expect(at(plain)).toBe(false)
  })
})
