import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { limits } from '@linyi/shared/lib/limits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asked, BadArguments } from './tally-arguments.ts'

const root = resolve(import.meta.dirname, '../../..')

let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'linyi-tally-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** The command file itself, as `npm run -s tally` starts it after setting up. */
const tally = (...args: readonly string[]): Promise<Ran> =>
  new Promise((done) => {
    const node = join(root, 'node_modules/.bin/node')
    execFile(node, ['server/src/commands/tally.ts', ...args], { cwd: root }, (error, stdout, stderr) =>
      done({ code: (error as { code?: number } | null)?.code ?? 0, stdout, stderr }),
    )
  })

const fileOf = (name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const lunch = '3 1\n3 1 2 0\n2 2 0\n2 3 0\n0\n"Soup"\n"Rice"\n"Tea"\n"Lunch"\n'

test('prints one object for programs', async () => {
  const { code, stdout, stderr } = await tally(
    '--rule',
    'approval',
    fileOf('a.blt', lunch),
    '--seats',
    '2',
    '--json',
  )
  expect([code, stderr]).toEqual([0, ''])
  const printed = JSON.parse(stdout) as object
  expect(Object.keys(printed)).toEqual(['rule', 'ties', 'winners', 'rounds', 'ballots', 'invalid'])
  expect(printed).toMatchObject({ rule: 'approval', ties: [], winners: ['2', '1'], ballots: 7, invalid: 0 })
})

test('tells people in Chinese and English why', async () => {
  const { code, stdout } = await tally(
    '--rule',
    'threshold',
    '--seats=2',
    '--all',
    '8',
    fileOf('b.blt', lunch),
  )
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Lunch\n票选\n7 张票/)
  expect(stdout).toContain('✓ 2 Rice：赞成 5，反对 0，弃权 2')
  expect(stdout).toContain('✓ 2 Rice: 5 yes, 0 no, 2 abstain')
})

test('says in one line what is wrong with a file', async () => {
  const broken = fileOf('c.blt', lunch.replace('2 2 0', '2 4 0'))
  expect(await tally('--rule', 'approval', broken)).toEqual({
    code: 1,
    stdout: '',
    stderr: `${broken} 第 3 行：没有这个候选“4” · line 3: no such candidate “4”\n`,
  })
  const huge = fileOf('d.blt', '')
  truncateSync(huge, 4 * limits.ballotFileCharsMax + 1)
  for (const [file, words] of [
    [join(folder, 'none.blt'), /^读不到 .* cannot read .*\(ENOENT\)\n$/],
    [folder, /不认识这种文件|EISDIR/],
    [huge, /文件太大/],
    [fileOf('e.txt', lunch), /不认识这种文件/],
  ] as const) {
    const { code, stdout, stderr } = await tally('--rule', 'approval', file)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(words)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  }
})

test('says in one line what the papers do not tell', async () => {
  const { code, stdout, stderr } = await tally('--rule', 'score', fileOf('f.blt', lunch))
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/这样算要有分数.* · this rule needs points.*\n$/)
})

test('says in one line what is wrong with the question', async () => {
  const { code, stdout, stderr } = await tally('--rule', 'toString', fileOf('g.blt', lunch))
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^请用 --rule .* approval .*\n$/)
})

test('asks for everything a rule needs, and for nothing it does not read', () => {
  expect(asked(['--rule', 'mes', 'a.pb', '--utility', 'cardinality', '--json'])).toEqual({
    ...{ rule: 'mes', file: 'a.pb', json: true },
    options: { seats: null, all: null, present: null, utility: 'cardinality' },
  })
  expect(asked(['a.pb', '--rule=threshold', '--seats=3', '--all=120', '--present=97'])).toMatchObject({
    json: false,
    options: { seats: 3, all: 120, present: 97, utility: 'cost' },
  })
  for (const args of [
    [],
    ['a.pb'],
    ['--rule', 'approval'],
    ['--rule', 'approval', 'a.pb', 'b.pb'],
    ['--rule', 'approval', '--what', 'a.pb'],
    ['--rule', 'approval', 'a.pb', '--seats'],
    ['--rule', 'approval', 'a.pb', '--seats', '0'],
    ['--rule', 'approval', 'a.pb', '--seats', '1.5'],
    ['--rule', 'approval', 'a.pb', '--seats', `${limits.candidatesPerFileMax + 1}`],
    ['--rule', 'approval', 'a.pb', '--all', '3'],
    ['--rule', 'threshold', 'a.pb', '--seats', '1', '--all', '3', '--present', '4'],
    ['--rule', 'approval', 'a.pb', '--utility', 'cost'],
    ['--rule', 'mes', 'a.pb', '--utility', 'fun'],
  ]) {
    const ask = () => asked(args)
    expect(ask).toThrow(BadArguments)
    expect(ask).toThrow(/^[^\n]+ · [^\n]+$/)
  }
})
