import { assert, Bug } from '../lib/assert.ts'

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json }

/**
 * The one spelling of a JSON value (RFC 8785): members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript writes them.
 * @throws Bug for what JSON cannot say: undefined, NaN, infinities, lone surrogates, functions, bigints, class instances.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value === 'string') return canonicalString(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value)
  throw new Bug(`not JSON: ${typeof value}`)
}

function canonicalNumber(value: number): string {
  assert(Number.isFinite(value), 'not JSON: a number that is not finite')
  return JSON.stringify(value)
}

/** In a regular expression by code points a surrogate is seen only where it stands alone. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u

function canonicalString(value: string): string {
  assert(!LONE_SURROGATE.test(value), 'not JSON: a lone surrogate')
  return JSON.stringify(value)
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  assert(prototype === Object.prototype || prototype === null, 'not JSON: a class instance')
  const members = value as Record<string, unknown>
  const written = Object.keys(members)
    .sort()
    .map((name) => `${canonicalString(name)}:${canonical(members[name])}`)
  return `{${written.join(',')}}`
}
