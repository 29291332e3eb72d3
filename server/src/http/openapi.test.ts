import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, openCounter, type Counter, type Reply } from '../testing/counter.ts'

let counter: Counter
let reference: Reply
beforeAll(async () => {
  counter = await openCounter({ demo: true })
  reference = await ask(counter, 'GET', '/api/openapi.json')
})
afterAll(() => counter.close())

type Operation = { responses: Record<string, unknown>; parameters: { name: string; in: string }[] }
const operations = () =>
  Object.entries(reference.body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the reference of the HTTP API', () => {
  test('names every route that outside programs rely on', () => {
    const named = operations().map(({ method, path }) => `${method} ${path}`)
    expect(named).toEqual(
      expect.arrayContaining([
        'post /api/meetings/{code}/join',
        'post /api/sign-in',
        'post /api/demo/sign-in',
        'get /api/meetings/{id}',
        'get /api/kinds',
        'get /api/openapi.json',
        'get /api/boxes/{box}',
        'post /api/boxes/{box}/token',
        'post /api/box/{box}',
      ]),
    )
  })

  test('is true: every route in it is mounted', async () => {
    for (const { path, method } of operations()) {
      const filled = path.replace(/\{\w+\}/g, '000000')
      const { status, body } = await ask(counter, method.toUpperCase(), filled, {
        json: method === 'post' ? {} : undefined,
      })
      expect([path, body.type]).not.toEqual([path, '/problems/http.notFound'])
      expect([path, status]).not.toEqual([path, 503])
    }
  })

  test('describes each part of a path and each refusal', () => {
    for (const { path, operation } of operations()) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(operation.parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(parts)
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '503']))
    }
  })

  test('says what a body has to be like', () => {
    const join = reference.body.paths['/api/meetings/{code}/join'].post
    const { schema } = join.requestBody.content['application/json']
    expect(schema.required).toEqual(['name'])
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['name', 'grid', 'consent']))
  })
})
