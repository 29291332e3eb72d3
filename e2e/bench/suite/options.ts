import { parseArgs } from 'node:util'
import { peers, type Peer } from './peers.ts'

/** What one may say after a scenario's name. */
export type Options = {
  readonly seconds: number
  readonly repeats: number
  readonly peers: readonly Peer[]
  /** Only the cells that the aims are about. */
  readonly short: boolean
  readonly generators: number
  readonly json: string | undefined
  /** A folder for a processor profile of each of our own servers. */
  readonly profile: string | undefined
  /** What a scenario takes besides. */
  readonly more: Readonly<Record<string, string | undefined>>
}

type More = Readonly<Record<string, { readonly type: 'string' }>>

export function readOptions(defaults: { readonly seconds: number; readonly more?: More }): Options {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string' },
      repeats: { type: 'string' },
      peers: { type: 'string' },
      short: { type: 'boolean', default: false },
      generators: { type: 'string', default: '2' },
      json: { type: 'string' },
      profile: { type: 'string' },
      ...defaults.more,
    },
  })
  const wanted = values.peers?.split(',') ?? peers.map(({ name }) => name)
  return {
    seconds: Number(values.seconds ?? (values.short ? 5 : defaults.seconds)),
    repeats: Number(values.repeats ?? (values.short ? 1 : 3)),
    peers: peers.filter(({ name }) => wanted.includes(name)),
    short: values.short,
    generators: Number(values.generators),
    json: values.json,
    profile: values.profile,
    more: values as unknown as Options['more'],
  }
}

/** What Node is told so that it leaves a profile when it ends. */
export const profiling = ({ profile }: Options): readonly string[] =>
  profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
