import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import { fraction } from '../fraction.ts'
import { noBounds } from '../election.ts'
import { readElection } from './read.ts'

const read = (name: string, text: string) => {
  const election = readElection(name, text)
  if (!election.ok) throw new Error(JSON.stringify(election.error))
  return election.value
}
const fault = (name: string, text: string) => {
  const election = readElection(name, text)
  return election.ok ? null : [election.error.line, election.error.why, election.error.what]
}

const pb = (...votes: string[]) => `META
key;value
description;Three projects
num_projects;3
vote_type;approval
budget;1000.50
PROJECTS
project_id;cost;name;selected
A;500;"Bench; with ""back""";1
7;250.25;路灯;0
C;1000;;0
VOTES
voter_id;vote;points
${votes.join('\n')}
`
const blt = `4 2 # four for two
-2
[nick ann bob cy di]
[tie di ann]
(A1) 1 1 3=4 0
2 cy - 2 1 0
3 0
1 2 0
0
"Ann"
"Bob" # withdrew
"Cy Young"
"Di"
"Gardening"
`
const soi = `# FILE NAME: x.soi
# TITLE: Lunch
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 5
# ALTERNATIVE NAME 1: Soup
# ALTERNATIVE NAME 3: Rice
3: 1,3
2: 2
`

describe('Pabulib', () => {
  it('FILE-1 is read: projects, money, papers', () => {
    const election = read('x.pb', pb('1;A,7;', '2;;', '3; 7 , C'))
    expect(election).toMatchObject({
      title: 'Three projects',
      kind: 'marks',
      money: { budget: 4002n, unit: 4n },
      seats: null,
      candidates: [
        { id: 'A', name: 'Bench; with "back"', cost: 2000n },
        { id: '7', name: '路灯', cost: 1001n },
        { id: 'C', name: '', cost: 4000n },
      ],
      papers: [{ ranks: [[0, 1]] }, { ranks: [[]] }, { ranks: [[1, 2]] }],
    })
  })

  it('FILE-1 ranks and points are told apart, with what the election says of them', () => {
    const ordinal = pb('1;C,A').replace('approval', 'ordinal\nmax_length;2')
    expect(read('x.pb', ordinal)).toMatchObject({
      kind: 'ranks',
      papers: [{ ranks: [[2], [0]] }],
      bounds: { marksMax: 2 },
    })
    const said =
      'cumulative\nmin_points;0\nmax_points;6\nmax_sum_points;10\ndefault_score;1\nmin_project_score_threshold;2.5'
    expect(read('x.pb', pb('1;C,A;4,6').replace('approval', said))).toMatchObject({
      kind: 'points',
      papers: [{ ranks: [[2, 0]], points: [4n, 6n] }],
      bounds: {
        ...{ marksMax: null, pointsMin: 0n, pointsMax: 6n, pointsSumMax: 10n, pointsUnmarked: 1n },
        scoreMin: fraction(5n, 2n),
      },
    })
    expect(read('x.pb', pb('1;C').replace('approval', 'choose-1'))).toMatchObject({
      kind: 'marks',
      bounds: noBounds,
    })
    expect(read('x.pb', pb('1;C;-3').replace('approval', 'scoring')).papers[0]?.points).toEqual([-3n])
  })

  it('FILE-1 line ends, a byte order mark and titles in small letters do not matter', () => {
    const plain = pb('1;A', '2;7')
    const odd = `\uFEFF${plain.replace('META', 'Meta').replace('voter_id', 'Voter_ID').replaceAll('\n', '\r\n')}`
    expect(read('X.PB', odd)).toEqual(read('x.pb', plain))
    expect(read('x.pb', plain.replaceAll('\n', '\r'))).toEqual(read('x.pb', plain))
    expect(read('x.pb', plain.trimEnd())).toEqual(read('x.pb', plain))
  })

  it('FILE-1 columns that are not needed may be absent', () => {
    const bare = pb('1;A').replace(';name;selected', ';titre;selected').replace('description', 'title')
    expect(read('x.pb', bare).candidates[1]).toMatchObject({ id: '7', name: '' })
    expect(read('x.pb', bare).title).toBe('')
  })

  it('FILE-2 a quoted cell may run over lines, and lines are still counted right', () => {
    const long = pb('1;A', '2;nobody').replace('路灯', '"路\n灯"')
    expect(fault('x.pb', long)).toEqual([16, 'unknownCandidate', 'nobody'])
  })

  it.each([
    ['x', 'A;1', 1, 'section', 'A;1'],
    ['no section', 'key;value\nMETA', 1, 'section', 'key;value'],
    ['the same section twice', 'META\nkey;value\nMETA', 3, 'section', 'META'],
    ['nothing', '', 1, 'sectionMissing', 'META'],
    ['a section without columns', 'META', 1, 'sectionMissing', 'META'],
    ['no votes', pb().replace(/VOTES[^]*/, ''), 11, 'sectionMissing', 'VOTES'],
    ['no column of costs', pb().replace(';cost', ';price'), 8, 'column', 'cost'],
    ['a stray semicolon', pb('1;A;;x'), 14, 'column', 'x'],
    ['an open quotation mark', pb('1;"A,7'), 14, 'quoteOpen', '"A,7'],
    ['no kind of ballot', pb().replace('vote_type', 'votes_type'), 2, 'fieldMissing', 'vote_type'],
    ['no budget', pb().replace('budget', 'money'), 2, 'fieldMissing', 'budget'],
    ['another kind of ballot', pb().replace('approval', 'constructor'), 5, 'paperKind', 'constructor'],
    ['a budget in words', pb().replace('1000.50', '1,000'), 6, 'amount', '1,000'],
    ['a cost with too many decimals', pb().replace('250.25', '0.1234567'), 10, 'amount', '0.1234567'],
    ['a cost below zero', pb().replace('A;500', 'A;-5'), 9, 'amount', '-5'],
    ['a project without id', pb().replace('A;500', ';500'), 9, 'fieldMissing', 'project_id'],
    ['a project twice', pb().replace('C;1000', 'A;1000'), 11, 'repeatedCandidate', 'A'],
    ['a stranger on a paper', pb('1;A', '2;A,B'), 15, 'unknownCandidate', 'B'],
    ['a project twice on a paper', pb('1;A,7,A'), 14, 'repeatedCandidate', 'A'],
    ['two papers of one voter', pb('1;A', '2;7', '1;7'), 16, 'repeatedVoter', '1'],
    ['points for fewer', pb('1;A,7;3').replace('approval', 'cumulative'), 14, 'pointsDiffer', '3'],
    ['points for nobody', pb('1;A').replace('approval', 'cumulative'), 14, 'pointsDiffer', ''],
    ['points in words', pb('1;A;x').replace('approval', 'scoring'), 14, 'number', 'x'],
    ['a bound in words', pb().replace('approval', 'approval\nmax_length;all'), 6, 'number', 'all'],
  ])('FILE-2 %s is told with its line', (_, text, line, why, what) => {
    expect(fault('x.pb', text)).toEqual([line, why, what])
  })

  it('FILE-3 a project in the wrong letters is a stranger', () => {
    expect(fault('x.pb', pb('1;a'))).toEqual([14, 'unknownCandidate', 'a'])
  })

  it('FILE-4 a file cut short is not counted', () => {
    const whole = pb('1;A', '2;7', '3;C').replace('num_projects;3', 'num_projects;3\nnum_votes;3')
    expect(fault('x.pb', whole)).toBeNull()
    expect(fault('x.pb', whole.replace('3;C\n', ''))).toEqual([5, 'countDiffers', '3 ≠ 2'])
    expect(fault('x.pb', pb().replace('num_projects;3', 'num_projects;4'))).toEqual([
      4,
      'countDiffers',
      '4 ≠ 3',
    ])
    expect(fault('x.pb', pb().replace('num_projects;3', 'num_projects;x'))).toEqual([4, 'number', 'x'])
  })
})

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
  })
})

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
