import * as z from 'zod'
import { statusOf, type ProblemCode } from './problem.ts'
import { route, type Route } from './route.ts'

const jsonSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
const answerSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })

const problemSchema = {
  type: 'object',
  required: ['type', 'status', 'title', 'titleEn'],
  properties: {
    type: { type: 'string', description: 'Stable: /problems/CODE' },
    status: { type: 'integer' },
    title: { type: 'string', description: 'Chinese' },
    titleEn: { type: 'string' },
    field: { type: 'string', description: 'The field at fault' },
  },
}

/** What any route with this line may answer, beside its own refusals. */
function codesOf({ method, who, body, bytesMax, problems }: Route): readonly ProblemCode[] {
  const isOpen = who === 'anyone' || who === 'nobody'
  return [
    ...problems,
    ...(method === 'post' && who !== 'nobody' ? (['http.foreignOrigin'] as const) : []),
    ...(body ? (['command.malformed', 'command.tooLarge'] as const) : []),
    ...(bytesMax === undefined ? [] : (['command.tooLarge'] as const)),
    ...(isOpen ? [] : (['login.needed'] as const)),
    ...(who === 'account' ? (['login.accountNeeded'] as const) : []),
    'fault',
  ]
}

function refusals(line: Route): Record<string, unknown> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codesOf(line)) {
    const status = statusOf(code)
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

const parameter = (name: string, where: 'path' | 'query', required: boolean) => ({
  name,
  in: where,
  required,
  schema: { type: 'string' },
})

function operation(line: Route): Record<string, unknown> {
  const inPath = [...line.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter(name!, 'path', true))
  const inQuery = Object.keys(line.query?.shape ?? {}).map((name) => parameter(name, 'query', false))
  const schema = line.body && jsonSchema(line.body)
  return {
    summary: line.does,
    parameters: [...inPath, ...inQuery],
    security: line.who === 'nobody' ? [] : line.who === 'anyone' ? [{}] : [{ bearer: [] }, { cookie: [] }],
    ...(schema && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema }, 'application/x-www-form-urlencoded': { schema } },
      },
    }),
    ...(line.bytesMax !== undefined && {
      requestBody: {
        required: true,
        content: { '*/*': { schema: { type: 'string', format: 'binary', maxLength: line.bytesMax } } },
      },
    }),
    responses: {
      200: {
        description: 'Done',
        content: { [line.contentType ?? 'application/json']: { schema: answerSchema(line.answer) } },
      },
      ...(line.method === 'post' && { 303: { description: 'Done, for a form posted without script' } }),
      ...refusals(line),
    },
  }
}

/** The reference of the HTTP API (OpenAPI 3.1), out of the table that is mounted. */
export function openApi(routes: readonly Route[]): Record<string, unknown> {
  const table: Record<string, Record<string, unknown>> = {}
  for (const line of routes) (table[line.path] ??= {})[line.method] = operation(line)
  return {
    openapi: '3.1.0',
    info: {
      title: '邻议 · Linyi',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: table,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'login' },
      },
    },
  }
}

/** The table with the line that describes it. */
export function withReference(routes: readonly Route[]): readonly Route[] {
  const reference: Route = route({
    method: 'get',
    path: '/api/openapi.json',
    does: 'This reference.',
    who: 'anyone',
    answer: z.looseObject({ openapi: z.string() }),
    problems: [],
    run: async () => ({ ok: true, value: { body: openApi(all) } }),
  })
  const all: readonly Route[] = [...routes, reference]
  return all
}
