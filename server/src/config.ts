import { isAbsolute, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { readEnv, type Env } from './env.ts'

/** All that a start decides, from the environment and the command line. */
export type Config = {
  /** 0 takes any free port. */
  readonly port: number
  /** Undefined listens on every address of the machine. */
  readonly host: string | undefined
  readonly dataDir: string
  /** The master keys of mediation cases; outside `dataDir`, so that no copy of it has them. */
  readonly keyFile: string
  /** The database that holds the store; undefined keeps it in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** Joins this node to others on the same database; undefined runs alone. */
  readonly redisUrl: string | undefined
  /** The origin people reach us at, when it is not one of this machine's own addresses. */
  readonly publicOrigin: string | undefined
  readonly logLevel: NonNullable<Env['LOG_LEVEL']>
  readonly demo: boolean
  /** Rebuilds the demonstration store instead of resuming it. */
  readonly fresh: boolean
  /** As Express understands `trust proxy`; undefined trusts nobody. */
  readonly trustProxy: string | undefined
  /** Opens `/metrics` to who is not at this machine. */
  readonly metricsToken: string | undefined
  /** Paths of PEM files; undefined serves plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined
}

/** @returns the config, or the lines that say what is wrong with the environment or the arguments */
export function readConfig(
  argv: readonly string[],
  source: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly string[]> {
  const flags = readFlags(argv)
  if (!flags.ok) return flags
  const read = readEnv(source)
  if (!read.ok) return read
  const env = read.value
  const demo = flags.value.demo || env.DEMO === true
  if (flags.value.fresh && !demo)
    return fail(['--fresh rebuilds the demonstration: use it together with --demo'])
  const dataDir = env.DATA_DIR ?? (demo ? './demo-data' : './data')
  const keyFile = env.KEY_FILE ?? `${resolve(dataDir)}.key`
  if (isInside(dataDir, keyFile))
    return fail([
      `KEY_FILE holds ${JSON.stringify(keyFile)}; it may hold the path of a file outside DATA_DIR (${dataDir})`,
    ])
  return ok({
    port: env.PORT ?? 3000,
    host: env.HOST,
    dataDir,
    keyFile,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    publicOrigin: env.PUBLIC_URL,
    logLevel: env.LOG_LEVEL ?? 'info',
    demo,
    fresh: flags.value.fresh,
    trustProxy: env.TRUST_PROXY,
    metricsToken: env.METRICS_TOKEN,
    tls: env.TLS_CERT && env.TLS_KEY ? { cert: env.TLS_CERT, key: env.TLS_KEY } : undefined,
  })
}

function isInside(folder: string, file: string): boolean {
  const way = relative(resolve(folder), resolve(file))
  return !way.startsWith('..') && !isAbsolute(way)
}

function readFlags(argv: readonly string[]): Result<{ demo: boolean; fresh: boolean }, readonly string[]> {
  const options = {
    demo: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
  } as const
  try {
    return ok({ ...parseArgs({ args: [...argv], options }).values })
  } catch {
    return fail([
      `the arguments are ${JSON.stringify(argv.join(' '))}; they may be --demo, and --fresh with it`,
    ])
  }
}
