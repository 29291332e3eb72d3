import { describe, expect, it } from 'vitest'
import { fault, read, soi } from '../../../testing/election-files.ts'
import { noBounds } from '../election.ts'

describe('PrefLib', () => {
  it('FILE-1 is read', () => {
    expect(read('x.soi', soi)).toEqual({
      ...{
        title: 'Lunch',
        kind: 'ranks',
        complete: false,
        seats: null,
        money: null,
        tieOrder: null,
        bounds: noBounds,
      },
      candidates: ['Soup', '', 'Rice'].map((name, place) => ({
        id: `${place + 1}`,
        name,
        cost: 0n,
        withdrawn: false,
      })),
      papers: [
        { count: 3, ranks: [[0], [2]], points: [] },
        { count: 2, ranks: [[1]], points: [] },
      ],
    })
    const toc = soi.replace('3: 1,3', '3: {1, 3},2').replace('2: 2', '2: 2,{3,1}')
    expect(read('x.toc', toc)).toMatchObject({
      complete: true,
      papers: [{ ranks: [[0, 2], [1]] }, { ranks: [[1], [2, 0]] }],
    })
    expect(read('x.toi', toc).complete).toBe(false)
    expect(read('x.soc', '# NUMBER ALTERNATIVES: 2\n1: 2,1')).toMatchObject({ title: '', complete: true })
  })

  it.each([
    [
      'x.soi',
      'no number of candidates',
      soi.replace('ALTERNATIVES', 'THINGS'),
      1,
      'fieldMissing',
      'NUMBER ALTERNATIVES',
    ],
    ['x.soi', 'no candidates', soi.replace('ALTERNATIVES: 3', 'ALTERNATIVES: 0'), 3, 'number', '0'],
    ['x.soi', 'a line of words', `${soi}hello\n`, 9, 'notBallot', 'hello'],
    ['x.soi', 'a comma forgotten', soi.replace('3: 1,3', '3: 1 3'), 7, 'braces', '1 3'],
    [
      'x.soi',
      'its size twice',
      soi.replace('# NUMBER VOTERS', '# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS'),
      4,
      'repeatedField',
      'NUMBER ALTERNATIVES',
    ],
    ['x.soi', 'a stranger’s name', soi.replace('NAME 3', 'NAME 4'), 6, 'unknownCandidate', '4'],
    ['x.soi', 'two names of one', soi.replace('NAME 3', 'NAME 1'), 6, 'repeatedCandidate', '1'],
    ['x.soi', 'no paper', `${soi}0: 1\n`, 9, 'number', '0'],
    ['x.soi', 'an empty order', `${soi}1: \n`, 9, 'braces', ''],
    ['x.toi', 'an open brace', `${soi}1: {1,2\n`, 9, 'braces', '{1,2'],
    ['x.soi', 'a stranger', `${soi}1: 4\n`, 9, 'unknownCandidate', '4'],
    ['x.soi', 'number nought', `${soi}1: 0\n`, 9, 'unknownCandidate', '0'],
    ['x.toi', 'somebody twice', `${soi}1: 1,{2,1}\n`, 9, 'repeatedCandidate', '1'],
    ['x.soi', 'a shared rank', `${soi}1: {1,2}\n`, 9, 'sharedRank', '1: {1,2}'],
    ['x.soc', 'an incomplete order', soi, 7, 'incomplete', '3: 1,3'],
  ])('FILE-2 %s, %s: told with its line', (name, _, text, line, why, what) => {
    expect(fault(name, text)).toEqual([line, why, what])
  })

  it('FILE-1 so is the form used before 2022, with the lines it has', () => {
    const before = '3\n1,Soup\n2,Tea, green\n3,Rice\n5,5,2\n3,1,3\n2,{2,1}\n'
    expect(read('x.toi', before)).toMatchObject({
      candidates: [{ name: 'Soup' }, { name: 'Tea, green' }, { name: 'Rice' }],
      papers: [
        { count: 3, ranks: [[0], [2]] },
        { count: 2, ranks: [[1, 0]] },
      ],
    })
    expect(fault('x.toi', before.replace('5,5,2', '6,6,2'))).toEqual([5, 'countDiffers', '6 ≠ 5'])
    expect(fault('x.toi', before.replace('5,5,2\n', ''))).toEqual([5, 'countDiffers', '1 ≠ 2'])
    expect(fault('x.toi', before.replace('3,Rice', 'Rice'))).toEqual([4, 'notBallot', 'Rice'])
    expect(fault('x.toi', before.replace('3,1,3', '3,1,4'))).toEqual([6, 'unknownCandidate', '4'])
  })

  it('FILE-4 a file cut short is not counted', () => {
    expect(fault('x.soi', soi.replace('2: 2\n', ''))).toEqual([4, 'countDiffers', '5 ≠ 3'])
    const orders = soi.replace('VOTERS: 5', 'UNIQUE ORDERS: 2')
    expect(fault('x.soi', orders)).toBeNull()
    expect(fault('x.soi', orders.replace('2: 2\n', ''))).toEqual([4, 'countDiffers', '2 ≠ 1'])
  })
})
