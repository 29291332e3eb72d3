import * as z from 'zod'
import { commandSchemas } from '../protocol/commands.ts'

type Json = z.core.JSONSchema.BaseSchema

const ulid = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

/** Strings for every pattern a schema asks for; the first that fits is taken. */
const strings = [ulid, 'a', '', '0'.repeat(64), '2025-01', '2025-01-31', '1']

function sampleString({ pattern }: Json): string {
  if (pattern === undefined) return 'a'
  const fitting = strings.find((value) => new RegExp(pattern).test(value))
  if (fitting === undefined) throw new Error(`no sample fits ${pattern}`)
  return fitting
}

/** The smallest value that a JSON schema lets in. */
export function sample(schema: Json): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = schema.anyOf ?? schema.oneOf ?? []
  if (first) return sample(first as Json)
  switch (schema.type) {
    case 'string':
      return sampleString(schema)
    case 'integer':
      return schema.minimum ?? 0
    case 'boolean':
      return false
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items as Json))
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, of]) => [name, sample(of as Json)]),
      )
  }
}

/** A valid command of every type, as it comes over the wire. */
export const commandSamples: ReadonlyMap<string, Record<string, unknown>> = new Map(
  [...commandSchemas].map(([type, schema]) => [
    type,
    sample(z.toJSONSchema(schema, { io: 'input' })) as Record<string, unknown>,
  ]),
)

/** A copy with one field replaced; with `undefined`, without it. */
export function withField(value: unknown, [name, ...rest]: readonly string[], replacement: unknown): unknown {
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (Object.assign([], value) as never)
    : { ...(value as Record<string, unknown>) }
  if (rest.length > 0) copy[name!] = withField(copy[name!], rest, replacement)
  else if (replacement === undefined) delete copy[name!]
  else copy[name!] = replacement
  return copy
}
