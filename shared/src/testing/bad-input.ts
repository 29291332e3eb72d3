import * as z from 'zod'
import { commandSchemas } from '../protocol/commands.ts'
import type { FieldProblem } from '../protocol/problem-field.ts'
import { sample, withField } from './samples.ts'

type Json = z.core.JSONSchema.BaseSchema
type Wrong = readonly [what: string, value: unknown, ...reasons: FieldProblem[]]

/** A command that is wrong in one place, and what may be said of it. */
export type BadInput = {
  readonly what: string
  /** Where: the field's path, as a refusal names it. */
  readonly field: string
  readonly reasons: readonly FieldProblem[]
  readonly command: unknown
}

/** Deeper than any stack that would walk it level by level. */
const levels = 20_000
const deep = (wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = wrap(value)
  return value
}
const deepList = deep((inner) => [inner])
const deepObject = deep((inner) => ({ a: inner }))

const own = (name: string, value: unknown): object =>
  Object.defineProperty({}, name, { value, enumerable: true, configurable: true, writable: true })

/** Of no type that a field has, whatever type that is; `null` is judged apart, some fields may hold it. */
const typeless: readonly Wrong[] = [
  ['a function', () => 'x', 'field.wrongType'],
  ['a symbol', Symbol.iterator, 'field.wrongType'],
  ['a big integer', 10n ** 30n, 'field.wrongType'],
  ['NaN', Number.NaN, 'field.wrongType'],
  ['infinity', Number.POSITIVE_INFINITY, 'field.wrongType', 'field.outOfRange'],
]
const notText: readonly Wrong[] = [
  ...typeless,
  ['a number', 7, 'field.wrongType'],
  ['true', true, 'field.wrongType'],
  ['a list', ['a'], 'field.wrongType'],
  ['an object that says it is text', { toString: 'a', length: 1 }, 'field.wrongType'],
  ['lists in lists', deepList, 'field.wrongType'],
  ['objects in objects', deepObject, 'field.wrongType'],
]
const notList: readonly Wrong[] = [
  ...typeless,
  ['text', 'a', 'field.wrongType'],
  ['a number', 7, 'field.wrongType'],
  ['an object with a length', { length: 1, 0: 'a' }, 'field.wrongType'],
  ['objects in objects', deepObject, 'field.wrongType'],
]

const notObject: readonly Wrong[] = [
  ...typeless,
  ['text', 'a', 'field.wrongType'],
  ['a number', 7, 'field.wrongType'],
  ['true', true, 'field.wrongType'],
  ['a list', ['a'], 'field.wrongType'],
  ['lists in lists', deepList, 'field.wrongType'],
]

/** Nobody types them, and each breaks something: a log line, a page in print, the order of what is read. */
const badCharacters: readonly (readonly [string, string])[] = [
  ['a NUL', '甲\u0000乙'],
  ['a bell', '甲\u0007乙'],
  ['an escape', '甲\u001B[2J'],
  ['a C1 control', '甲\u0085乙'],
  ['a line separator', '甲\u2028乙'],
  ['a byte order mark', '甲\uFEFF乙'],
  ['a right-to-left override', '甲\u202E乙'],
  ['an isolate', '甲\u2066乙'],
  ['half a surrogate pair', '甲\uD83C'],
  ['the other half', '\uDC75甲'],
]
const breaks: readonly (readonly [string, string])[] = [
  ['a line break', '甲\n乙'],
  ['a tab', '甲\t乙'],
  ['a sign of no width', '甲\u200B乙'],
  ['a soft hyphen', '甲\u00AD乙'],
]

function wrongText(schema: Json): readonly Wrong[] {
  const { minLength = 0, maxLength = Infinity } = schema
  return [
    ...notText,
    ...(minLength > 0
      ? ([
          ['empty', '', 'field.empty'],
          ['only spaces', ' \u3000 ', 'field.empty'],
        ] as const)
      : []),
    ['too long by one', '长'.repeat(maxLength + 1), 'field.tooLong'],
    ['too long by one, of two units each', '𠮷'.repeat(maxLength + 1), 'field.tooLong'],
    ...badCharacters.map(([what, text]) => [what, text, 'field.badCharacters'] as const),
    ...(schema.format === 'line'
      ? breaks.map(([what, text]) => [what, text, 'field.badCharacters'] as const)
      : []),
  ]
}

const wrongId = (schema: Json): readonly Wrong[] =>
  [
    ...[
      'with a space',
      '../etc/passwd',
      'ａ１',
      '<b>',
      '__proto__ ',
      'x'.repeat(65),
      '01ARZ3NDEKTSV4RRFFQ69G5FA\n',
    ],
    ...(new RegExp(schema.pattern!).test('') ? [] : ['']),
  ].map((value): Wrong => [`the id ${JSON.stringify(value).slice(0, 20)}`, value, 'field.badId'])

const wrongNumber = ({ minimum = -Infinity, maximum = Infinity }: Json): readonly Wrong[] => [
  ...typeless,
  ['text', '1', 'field.wrongType'],
  ['true', true, 'field.wrongType'],
  ['a list', [1], 'field.wrongType'],
  ['half a number', 1.5, 'field.wrongType'],
  ['too small by one', minimum - 1, 'field.outOfRange', 'field.wrongType'],
  ['too large by one', maximum + 1, 'field.outOfRange', 'field.wrongType'],
  ['huge', 1e300, 'field.outOfRange', 'field.wrongType'],
  ['hugely negative', -1e300, 'field.outOfRange', 'field.wrongType'],
]

const wrongChoice: readonly Wrong[] = (
  [
    ...['', 'toString', '__proto__', 'constructor'].map(
      (text) => [`the choice ${JSON.stringify(text)}`, text] as const,
    ),
    ['a number', 7],
    ['true', true],
    ['a list', ['a']],
    ['objects in objects', deepObject],
  ] as const
).map(([what, value]) => [what, value, 'field.notOffered', 'field.wrongType'])

/** What may not stand in a place of this form, leaving out what is wrong further in. */
function wrongsFor(schema: Json): readonly Wrong[] {
  if (schema.const !== undefined || schema.enum) return wrongChoice
  switch (schema.type) {
    case 'string':
      return schema.pattern ? [...notText, ...wrongId(schema)] : wrongText(schema)
    case 'integer':
      return wrongNumber(schema)
    case 'boolean':
      return [...notText.filter(([what]) => what !== 'true'), ['text', 'true', 'field.wrongType']]
    case 'array':
      return [
        ...notList,
        ...(schema.minItems ? [['an empty list', [], 'field.outOfRange'] as Wrong] : []),
        [
          'too many by one',
          Array.from({ length: schema.maxItems! + 1 }, () => sample(schema.items as Json)),
          'field.outOfRange',
        ],
      ]
    default:
      return notObject
  }
}

const extraKeys: readonly (readonly [string, object])[] = [
  ['a field nobody knows', { alsoThis: 1 }],
  ['__proto__ as a field', own('__proto__', { name: '陈女士' })],
  ['constructor as a field', { constructor: { prototype: {} } }],
]

const branches = (schema: Json): readonly Json[] => (schema.anyOf ?? schema.oneOf ?? []) as readonly Json[]
const isNull = (schema: Json): boolean => schema.type === 'null'

/** The forms a place may have: one of each branch, each with as much in its lists as must be. */
function formsOf(schema: Json): readonly { readonly schema: Json; readonly value: unknown }[] {
  const choices = branches(schema).filter((one) => !isNull(one))
  if (choices.length > 0) return choices.flatMap(formsOf)
  if (schema.type === 'array')
    return formsOf(schema.items as Json).map(({ schema: items, value }) => ({
      schema: { ...schema, items } as Json,
      value: Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => value),
    }))
  if (!schema.properties) return [{ schema, value: sample(schema) }]
  const fields = Object.entries(schema.properties).map(([name, of]) => [name, formsOf(of as Json)] as const)
  const most = Math.max(1, ...fields.map(([, forms]) => forms.length))
  return Array.from({ length: most }, (_, nth) => {
    const chosen = fields.map(([name, forms]) => [name, forms[Math.min(nth, forms.length - 1)]!] as const)
    return {
      schema: {
        ...schema,
        properties: Object.fromEntries(chosen.map(([name, form]) => [name, form.schema])),
      } as Json,
      value: Object.fromEntries(chosen.map(([name, form]) => [name, form.value])),
    }
  })
}

/** Whether null may stand at a place of the whole schema; forms forget it. */
const mayBeNull = (schema: Json, path: readonly string[]): boolean => {
  const [name, ...rest] = path
  const inner = branches(schema)
  if (inner.length > 0)
    return name === undefined ? inner.some(isNull) : inner.some((one) => mayBeNull(one, path))
  if (name === undefined) return false
  const next = schema.type === 'array' ? schema.items : schema.properties?.[name]
  return next !== undefined && mayBeNull(next as Json, rest)
}

/** Every wrong thing at every place of one command, each by itself. */
export function badInputsOf(type: string): readonly BadInput[] {
  const whole = z.toJSONSchema(commandSchemas.get(type)!, { io: 'input' }) as Json
  const found: BadInput[] = []

  const walk = (root: unknown, schema: Json, path: readonly string[]) => {
    const put = (at: readonly string[], what: string, value: unknown, reasons: readonly FieldProblem[]) =>
      found.push({ what, field: at.join('.'), reasons, command: withField(root, at, value) })
    if (path.length > 0 && path.join() !== 'type') {
      for (const [what, value, ...reasons] of wrongsFor(schema)) put(path, what, value, reasons)
      if (!mayBeNull(whole, path)) put(path, 'null', null, ['field.wrongType', 'field.notOffered'])
    }
    if (schema.type === 'array') walk(root, schema.items as Json, [...path, '0'])
    if (!schema.properties) return
    const here = path.reduce((value, name) => (value as Record<string, unknown>)[name], root) as object
    for (const [what, extra] of extraKeys) {
      const more = Object.defineProperties({ ...here }, Object.getOwnPropertyDescriptors(extra))
      const command = path.length === 0 ? more : withField(root, path, more)
      found.push({ what, field: path.join('.'), reasons: ['field.unknown'], command })
    }
    for (const [name, of] of Object.entries(schema.properties)) {
      if ((schema.required ?? []).includes(name) && name !== 'type')
        put([...path, name], 'missing', undefined, ['field.missing', 'field.notOffered'])
      walk(root, of as Json, [...path, name])
    }
  }

  for (const { schema, value } of formsOf(whole)) walk(value, schema, [])
  return found
}
