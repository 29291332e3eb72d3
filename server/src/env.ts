import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import * as z from 'zod'

const switchWords: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false }

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === ''
  )
}

function isDatabase(text: string): boolean {
  const url = URL.parse(text)
  return (
    url !== null &&
    /^postgres(ql)?:$/.test(url.protocol) &&
    url.pathname.length > 1 &&
    // The rest of a password that was cut off by a sign in it.
    !/@/.test(url.pathname + url.search + url.hash) &&
    !/%(?![\da-f]{2})/i.test(url.password)
  )
}

const isRedis = (text: string): boolean => /^rediss?:$/.test(URL.parse(text)?.protocol ?? '')

/** An address, or a range of them as ADDRESS/BITS. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (text === 'loopback') return true
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

function isReadable(path: string): boolean {
  try {
    return readFileSync(path).length > 0
  } catch {
    return false
  }
}

const wholeNumber = (max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((value) => value <= max)
const readableFile = z.string().refine(isReadable)

/** Every variable the server reads: its form, and in words what it may hold. */
const variables = {
  PORT: { schema: wholeNumber(65_535), may: 'a port from 0 (any free one) to 65535' },
  HOST: { schema: z.string().regex(/^[\w.:-]+$/), may: 'an address of this machine, such as 127.0.0.1' },
  DATA_DIR: { schema: z.string(), may: 'the path of a folder' },
  PUBLIC_URL: {
    schema: z
      .string()
      .refine(isOrigin)
      .transform((text) => new URL(text).origin),
    may: 'http:// or https://, a host and perhaps a port, nothing after it',
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    may: 'fatal, error, warn, info, debug, trace or silent',
  },
  DEMO: {
    schema: z
      .string()
      .refine((text) => text in switchWords)
      .transform((text) => switchWords[text] === true),
    may: '1 or 0',
  },
  TRUST_PROXY: {
    schema: z.string().refine((text) => text.split(',').every((part) => isNetwork(part.trim()))),
    may: 'the addresses of your proxies, separated by commas; loopback for one on this machine',
  },
  METRICS_TOKEN: {
    schema: z.string().regex(/^[\w.~+/=-]{16,200}$/),
    may: '16 to 200 letters, digits and - . _ ~ + / =',
    isSecret: true,
  },
  KEY_FILE: {
    schema: z.string(),
    may: 'the path of a file outside DATA_DIR: with the data alone nobody opens a mediation case',
  },
  TLS_CERT: { schema: readableFile, may: 'the path of a readable PEM file, together with TLS_KEY' },
  TLS_KEY: { schema: readableFile, may: 'the path of a readable PEM file, together with TLS_CERT' },
  DATABASE_URL: {
    schema: z.string().refine(isDatabase),
    may: 'the address of a PostgreSQL database, such as postgres://linyi:password@127.0.0.1:5432/linyi; a password with / ? # or % in it stands in PGPASSWORD instead',
  },
  REDIS_URL: {
    schema: z.string().refine(isRedis),
    may: 'the address of a Redis, such as redis://:password@127.0.0.1:6379, together with DATABASE_URL',
  },
} as const

type Name = keyof typeof variables

export type Env = { readonly [N in Name]?: z.infer<(typeof variables)[N]['schema']> }

/** A held value as it may be printed: credentials, of a URL or by themselves, are nobody's business in a log. */
const printable = (value: string, isSecret: boolean): string =>
  isSecret
    ? `"${value.slice(0, 2)}…" of ${value.length} characters`
    : JSON.stringify(value.replace(/\/\/.*@/, '//…@'))

/**
 * Reads the variables this server knows; an empty one counts as unset.
 * @returns one line for each bad variable: its name, what it holds, what it may hold
 */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
): Result<Env, readonly string[]> {
  const env: Record<string, unknown> = {}
  const complaints: string[] = []
  for (const [name, { schema, may, ...rest }] of Object.entries(variables)) {
    const held = source[name]
    if (!held) continue
    const parsed = schema.safeParse(held)
    if (parsed.success) env[name] = parsed.data
    else complaints.push(`${name} holds ${printable(held, 'isSecret' in rest)}; it may hold ${may}`)
  }
  const [given, missing] = env['TLS_CERT'] ? ['TLS_CERT', 'TLS_KEY'] : ['TLS_KEY', 'TLS_CERT']
  if (env[given] && !source[missing]) {
    complaints.push(
      `${missing} holds nothing; it may hold ${variables.TLS_KEY.may.replace(/, .*/, '')}, as ${given} does`,
    )
  }
  if (env['REDIS_URL'] && !source['DATABASE_URL'])
    complaints.push(
      `DATABASE_URL holds nothing; it may hold ${variables.DATABASE_URL.may}: nodes that REDIS_URL joins share a store`,
    )
  return complaints.length === 0 ? ok(env as Env) : fail(complaints)
}
