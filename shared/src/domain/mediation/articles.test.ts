import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clauses } from '../../docs/settlement/clauses.ts'

const shared = join(import.meta.dirname, '../..')
const page = readFileSync(join(import.meta.dirname, 'case/SPEC.md'), 'utf8')

/** By law: the articles that the page says were read, and those that are general knowledge. */
const listed = new Map(
  [
    ...page
      .slice(page.indexOf('## Which articles were read'))
      .matchAll(/^\| ([^|]+) \| ([^|]*) \| ([^|]*) \|$/gmu),
  ]
    .map(([, law, read, gk]) => [law!.trim(), [read!, gk!].map((list) => list.match(/\d+/gu) ?? [])] as const)
    .filter(([, [read, gk]]) => read!.length + gk!.length > 0),
)
const laws = [...listed.keys()].map((law) => ({ law, named: law === '民诉法' ? '民诉法|民事诉讼法' : law }))

/** Every article a text quotes after the name of a law: `调解法 28, 30` names two, `17–33` its ends. */
const quotedIn = (text: string): readonly string[] =>
  laws.flatMap(({ law, named }) =>
    [...text.matchAll(new RegExp(`(?:${named}) ?(\\d+(?:[、,–] ?\\d+)*)`, 'gu'))].flatMap(([, articles]) =>
      articles!.match(/\d+/gu)!.map((article) => `${law} ${article}`),
    ),
  )

const pagesIn = (folder: string): readonly string[] =>
  readdirSync(join(shared, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|md)$/u.test(path) && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(shared, folder, path), 'utf8').split('## Which articles were read')[0]!)

it('says of every article that mediation quotes whether it was read or is general knowledge, and of no other', () => {
  const quoted = new Set(
    [
      ...['domain/mediation', 'domain/station', 'docs/settlement', 'papers/mediation'].flatMap(pagesIn),
      readFileSync(join(shared, 'domain/days.ts'), 'utf8'),
      ...clauses.map(({ source }) => source),
    ].flatMap(quotedIn),
  )
  const known = [...listed].flatMap(([law, lists]) => lists.flat().map((article) => `${law} ${article}`))
  expect(known).toHaveLength(new Set(known).size)
  const inOrder = (one: Iterable<string>) => [...one].sort()
  expect(inOrder(quoted)).toEqual(inOrder(known))
})
