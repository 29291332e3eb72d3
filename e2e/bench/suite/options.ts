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

/** What the aims are compared with. */
const quickPeers = 'linyi,reference,hocuspocus'

type More = Readonly<Record<string, { readonly type: 'string' }>>

type Defaults = {
  readonly seconds: number
  readonly more?: More
  /** How often where it is to be quick: more where runs differ much. */
  readonly quickRepeats?: number
  readonly quickSeconds?: number
}

export function readOptions(defaults: Defaults): Options {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string' },
      repeats: { type: 'string' },
      peers: { type: 'string' },
      short: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      generators: { type: 'string', default: '2' },
      json: { type: 'string' },
      profile: { type: 'string' },
      ...defaults.more,
    },
  })
  const { short, quick } = values
  const asked = values.peers ?? (quick ? quickPeers : null)
  const wanted = asked?.split(',') ?? peers.map(({ name }) => name)
  return {
    seconds: Number(values.seconds ?? (quick ? (defaults.quickSeconds ?? 4) : short ? 5 : defaults.seconds)),
    repeats: Number(values.repeats ?? (quick ? (defaults.quickRepeats ?? 1) : short ? 1 : 3)),
    peers: peers.filter(({ name }) => wanted.includes(name)),
    short: short || quick,
    generators: Number(values.generators),
    json: values.json,
    profile: values.profile,
    more: values as unknown as Options['more'],
  }
}

/** What Node is told so that it leaves a profile when it ends. */
export const profiling = ({ profile }: Options): readonly string[] =>
  profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
