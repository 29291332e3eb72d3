import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { openCounter, tokenOf, type Counter } from '../testing/counter.ts'
import { announced } from '../testing/meeting.ts'
import { routeTable } from './http.ts'
import { createPhoneProbe } from './phone-probe.ts'
import type { Route } from './route.ts'

let counter: Counter
let token: string
beforeAll(async () => {
  counter = await openCounter({ demo: true })
  token = await tokenOf(counter, (await announced(counter)).head)
})
afterAll(() => counter.close())

/** Nothing of a body: no JSON, no object, or one whose every field is of no type it has. */
const bodiesFor = ({ body }: Route): readonly string[] => {
  const { properties = {} } = z.toJSONSchema(body!, { io: 'input', unrepresentable: 'any' })
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const each = (value: string) =>
    `{${Object.keys(properties)
      .map((name) => `${JSON.stringify(name)}:${value}`)
      .join()}}`
  return [
    ...['', '{', 'null', '7', '"text"', '[]', '\u0000', deep],
    ...['{}', '[[]]', '1e400', '"\\ud83c"', deep, `"${'长'.repeat(20_000)}"`].map(each),
    '{"__proto__":{"name":"陈女士"}}',
  ]
}

const filled = (path: string) => path.replace(/\{\w+\}/g, '000000')

test('no body of a request, however wrong, is taken or breaks anything', async () => {
  const routes = routeTable(counter.edge, createPhoneProbe()).filter(({ body }) => body)
  expect(routes.length).toBeGreaterThan(8)
  for (const route of routes)
    for (const body of bodiesFor(route)) {
      const response = await fetch(counter.url + filled(route.path), {
        method: route.method.toUpperCase(),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
      })
      const problem = (await response.json()) as { title?: string; titleEn?: string }
      const said = [route.path, body.slice(0, 40), response.status]
      expect(said).toEqual([route.path, body.slice(0, 40), expect.toBeOneOf([400, 404, 409, 410])])
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect([problem.title, problem.titleEn]).toEqual([
        expect.stringMatching(/\p{Script=Han}/u),
        expect.any(String),
      ])
    }
})
