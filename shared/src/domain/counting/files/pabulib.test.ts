import { describe, expect, it } from 'vitest'
import { fault, pb, read } from '../../../testing/election-files.ts'
import { fraction } from '../fraction.ts'
import { noBounds } from '../election.ts'

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
    ['a budget twice', pb().replace('budget', 'budget;7\nbudget'), 7, 'repeatedField', 'budget'],
    ['a row that is cut short', pb('1;A', '2'), 15, 'column', 'vote'],
    ['words behind a quotation', pb().replace('A;500;"', 'A;"5"00;"'), 9, 'column', '00'],
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
