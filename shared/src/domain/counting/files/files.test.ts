import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import { blt, fault, pb, soi } from '../../../testing/election-files.ts'
import { readElection } from './read.ts'

describe('any file', () => {
  it.each(['x.csv', 'pb', 'x.constructor', 'x.pb.gz', 'x.'])(
    'FILE-1 %s is of no kind that is read',
    (name) => {
      expect(fault(name, '')?.[1]).toBe('unknownFormat')
    },
  )

  it('FILE-2 what is no text is told with its line', () => {
    expect(fault('x.blt', 'a\nb\u0000')).toEqual([2, 'notText', ''])
    expect(fault('x.blt', 'a\r\nb\r\n\uFFFD')).toEqual([3, 'notText', ''])
  })

  it('FILE-2 long words are cut where they are told', () => {
    const [, , what] = fault('x.blt', '路'.repeat(50)) as [number, string, string]
    expect(what).toBe(`${'路'.repeat(40)}…`)
  })

  it('FILE-5 candidates are bounded', () => {
    const many = limits.candidatesPerFileMax
    const projects = (count: number) =>
      pb('1;p1')
        .replace(/num_projects;3\n/, '')
        .replace(
          /A;500[^]*?VOTES/,
          `${Array.from({ length: count }, (_, at) => `p${at};1;`).join('\n')}\nVOTES`,
        )
    expect(fault('x.pb', projects(many))).toBeNull()
    expect(fault('x.pb', projects(many + 1))).toEqual([8 + many, 'tooManyCandidates', ''])
    expect(fault('x.blt', `${many} 1\n0`)).toBeNull()
    expect(fault('x.blt', `${many + 1} 1\n0`)).toEqual([1, 'number', `${many + 1}`])
    expect(fault('x.soi', `# NUMBER ALTERNATIVES: ${many}`)).toBeNull()
    expect(fault('x.soi', `# NUMBER ALTERNATIVES: ${many + 1}`)?.[1]).toBe('number')
  })

  it('FILE-5 so are the decimals of an amount', () => {
    const cost = (decimals: number) => pb().replace('250.25', `0.${'1'.repeat(decimals)}`)
    expect(fault('x.pb', cost(limits.amountPlacesMax))).toBeNull()
    expect(fault('x.pb', cost(limits.amountPlacesMax + 1))?.[1]).toBe('amount')
  })

  it('FILE-5 papers are bounded', () => {
    const many = limits.papersPerFileMax
    expect(fault('x.blt', `1 1\n${many - 1} 1 0\n1 1 0\n0`)).toBeNull()
    expect(fault('x.blt', `1 1\n${many} 1 0\n1 1 0\n0`)).toEqual([3, 'tooManyPapers', ''])
    expect(fault('x.blt', `1 1\n${many + 1} 1 0\n0`)).toEqual([2, 'number', `${many + 1}`])
    expect(fault('x.soi', `# NUMBER ALTERNATIVES: 1\n${many}: 1\n1: 1`)).toEqual([3, 'tooManyPapers', ''])
  })

  it('FILE-5 the length of a file is bounded', () => {
    const long = '#'.repeat(limits.ballotFileCharsMax - 4)
    expect(fault('x.blt', `${long}\n1 1`)?.[1]).toBe('ended')
    expect(fault('x.blt', `${long}\n1 1 `)?.[1]).toBe('tooLarge')
  })

  it('FILE-2 no text stops the reader', () => {
    const samples = [pb('1;A', '2;7;3'), blt, soi]
    const pieces = fc.constantFrom(
      ...[
        ';',
        '"',
        '\n',
        'META',
        'VOTES',
        '0',
        '-',
        '=',
        '[',
        ']',
        '(',
        '{',
        '}',
        ':',
        ',',
        '#',
        '/*',
        '*/',
        'A',
        '1',
        '99',
        ' ',
      ],
    )
    const damaged = fc
      .tuple(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(600), fc.nat(20), pieces), { maxLength: 4 }),
      )
      .map(([sample, cuts]) =>
        cuts.reduce(
          (text, [at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length),
          sample,
        ),
      )
    const anything = fc.oneof(
      damaged,
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.constantFrom('pb', 'blt', 'soc', 'soi', 'toc', 'toi'), anything, (ending, text) => {
        const election = readElection(`x.${ending}`, text)
        if (election.ok) {
          const { candidates, papers } = election.value
          for (const { count, ranks } of papers) {
            expect(count).toBeGreaterThan(0)
            const places = ranks.flat()
            expect(new Set(places).size).toBe(places.length)
            expect(places.every((place) => place >= 0 && place < candidates.length)).toBe(true)
          }
        } else {
          expect(election.error.line).toBeGreaterThanOrEqual(1)
          expect(election.error.line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
