import { describe, expect, it } from 'vitest'
import { blt, fault, read } from '../../../testing/election-files.ts'

describe('.blt', () => {
  it('FILE-1 is read: options, ids, shared and skipped ranks, names', () => {
    expect(read('x.blt', blt)).toMatchObject({
      title: 'Gardening',
      kind: 'ranks',
      seats: 2,
      money: null,
      tieOrder: [3, 0, 1, 2],
      candidates: [
        { id: '1', name: 'Ann' },
        { id: '2', name: 'Bob' },
        { id: '3', name: 'Cy Young' },
        { id: '4', name: 'Di' },
      ],
    })
  })

  it('FILE-6 who withdrew is taken out, a skipped rank stays', () => {
    const { papers, candidates } = read('x.blt', blt)
    expect(papers).toEqual([
      { count: 1, ranks: [[0], [2, 3]], points: [] },
      { count: 2, ranks: [[2], [], [0]], points: [] },
      { count: 3, ranks: [], points: [] },
      { count: 1, ranks: [], points: [] },
    ])
    expect(candidates.map(({ withdrawn }) => withdrawn)).toEqual([false, true, false, false])
    const named = blt.replace('-2\n', '').replace('[tie di ann]', '[withdrawn bob]\n[droop meek]')
    expect(read('x.blt', named)).toEqual({ ...read('x.blt', blt), tieOrder: null })
  })

  it('FILE-1 everything on one line, remarks of both sorts, names in remarks', () => {
    const line = '2 1 3 1 0 1 2 1 0 0 "A" "B" "T"'
    expect(read('x.blt', line)).toMatchObject({ title: 'T', papers: [{ count: 3 }, { count: 1 }] })
    const remarks = '2 1\n/* two\nlines */ 3 1 0 # rest\n0\n# ALTERNATIVE NAME 2:  Bo \nWard 3'
    expect(read('x.blt', remarks)).toMatchObject({
      title: 'Ward 3',
      candidates: [{ name: '' }, { name: 'Bo' }],
    })
    expect(read('x.blt', '2 1\n0\n')).toMatchObject({ title: '', papers: [] })
    const cited = '2 1\n0\n"A" # or "B"\n# "no name"\nB\n"T"'
    expect(read('x.blt', cited)).toMatchObject({ title: 'T', candidates: [{ name: 'A' }, { name: 'B' }] })
    expect(read('x.blt', '1 1\n0\n"A"')).toMatchObject({ title: '', candidates: [{ name: 'A' }] })
  })

  it.each([
    ['nothing', '', 1, 'ended', ''],
    ['words', 'hello', 1, 'number', 'hello'],
    ['no candidate', '0 1\n0', 1, 'number', '0'],
    ['no seat', '2 0\n0', 1, 'number', '0'],
    ['an end too early', '2 1\n1 1 0\n', 3, 'ended', ''],
    ['a paper without end', '2 1\n1 1\n1 2 0\n0', 2, 'lineEnd', ''],
    ['half a paper', '2 1\n1 1', 2, 'ended', ''],
    ['a stranger', '2 1\n1 1 0\n1 3 0\n0', 3, 'unknownCandidate', '3'],
    ['a nickname nobody has', '2 1\n1 1 ann 0\n0', 2, 'unknownCandidate', 'ann'],
    ['somebody twice', '2 1\n1 1=2 1 0\n0', 2, 'repeatedCandidate', '1'],
    ['a paper after the end', '2 1\n1 1 0\n0\n1 2 0\n', 4, 'afterEnd', '1 2 0'],
    ['one with an id', '2 1\n0\n"A"\n"B"\n(X) 2 1=2 - 0\n', 5, 'afterEnd', '(X) 2 1=2 - 0'],
    ['more than names and title', '1 1\n0\n"A"\n"T"\n"X"', 5, 'afterEnd', 'X'],
    ['an option twice', '2 1\n[tie 1 2]\n[tie 2 1]\n0', 3, 'option', '[tie 2 1]'],
    ['somebody twice in a tie', '2 1\n[nick a b]\n[tie 1 a]\n0', 3, 'repeatedCandidate', 'a'],
    ['an id twice', '2 1\n(A) 1 1 0\n(B) 1 2 0\n(A) 1 2 0\n0', 4, 'repeatedVoter', '(A)'],
    ['a part of a paper', '2 1\n1.5 1 0\n0', 2, 'number', '1.5'],
    ['a stranger who withdrew', '2 1\n-3\n0', 2, 'unknownCandidate', '3'],
    ['an unknown option', '2 1\n[weights]\n0', 2, 'option', '[weights]'],
    ['an empty option', '2 1\n[]\n0', 2, 'option', '[]'],
    ['too few nicknames', '2 1\n[nick a]\n0', 2, 'option', '[nick a]'],
    ['a nickname twice', '2 1\n[nick a a]\n0', 2, 'option', '[nick a a]'],
    ['a nickname like a number', '2 1\n[nick a 1]\n0', 2, 'option', '[nick a 1]'],
    ['a stranger in a tie', '2 1\n[tie 1 5]\n0', 2, 'unknownCandidate', '5'],
    ['a bracket alone', '2 1\n1 1 ) 0\n0', 2, 'notBallot', ')'],
    ['too few names', '3 1\n0\n"A"\n"B"', 4, 'names', '2 < 3'],
    ['a name that does not end', '1 1\n0\n"A\n', 3, 'quoteOpen', '"A'],
    ['words beside a name', '1 1\n0\n"A" x\n', 3, 'names', 'x'],
  ])('FILE-2 %s: told with its line', (_, text, line, why, what) => {
    expect(fault('x.blt', text)).toEqual([line, why, what])
  })
})
