import { gzipSync } from 'node:zlib'
import { differences, type Patch } from '@linyi/shared/lib/patch'
import { limits } from '@linyi/shared/lib/limits'
import type { Packed, Takes } from '@linyi/shared/protocol/messages'
import type { OpenRoom } from '../rooms/port.ts'
import type { Sight } from './gateway-sight.ts'

/** What is large in an answer, as bytes made once for all who see the same but for what is theirs alone. */
export type Packing = {
  /** Where the stream stood, and how much was told of people. */
  readonly seq: number
  readonly news: number
  readonly isLarge: boolean
  readonly bytes: (takes: Takes) => Uint8Array
  /** What somebody sees otherwise in it. */
  readonly ownOf: (sight: Sight) => Patch
}

export type Packings = {
  /** As it stands now, or stood a little while ago: the rest is told as events and news. */
  readonly of: (sight: Sight, what: 'whole' | 'people', heard: Heard) => Packing
  readonly forget: () => void
}

/** How far the stream has been heard of by who asks. */
type Heard = { readonly seq: number; readonly news: number }

/** Quick rather than small: it is made anew while a hall comes in. */
const level = 4

const commonTo = ({ classes }: Sight) => classes.filter((one) => !one.startsWith('person:'))

export function createPackings(room: Pick<OpenRoom, 'durable' | 'rules' | 'people'>): Packings {
  const made = new Map<string, Packing>()

  const make = (sight: Sight, what: 'whole' | 'people', news: number): Packing => {
    const { state, seq } = room.durable()
    const { all, staff } = room.people()
    const people = sight.knowsStaff ? [...all, ...staff] : all
    const snapshot = what === 'whole' ? room.rules.view(state, commonTo(sight)) : undefined
    const packed: Packed = { people, ...(what === 'whole' ? { snapshot } : {}) }
    const json = Buffer.from(JSON.stringify(packed))
    let zipped: Uint8Array | null = null
    return {
      seq,
      news,
      isLarge: json.length >= limits.packedBytesMin,
      bytes: (takes) => (takes === 'bytes' ? json : (zipped ??= gzipSync(json, { level }))),
      ownOf: ({ classes }) =>
        what === 'whole' ? differences(snapshot, room.rules.view(state, classes)) : [],
    }
  }

  const isGood = (one: Packing, heard: Heard) =>
    heard.seq - one.seq <= limits.packedLagEventsMax && heard.news - one.news <= limits.packedLagEventsMax

  return {
    of: (sight, what, heard) => {
      const key = `${what} ${sight.knowsStaff} ${commonTo(sight).join(' ')}`
      const known = made.get(key)
      if (known && isGood(known, heard)) return known
      made.delete(key)
      if (made.size >= limits.packingsPerChannelMax) made.clear()
      const fresh = make(sight, what, heard.news)
      made.set(key, fresh)
      return fresh
    },
    forget: () => made.clear(),
  }
}
