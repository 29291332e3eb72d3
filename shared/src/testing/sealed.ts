import type { Recorded } from '../domain/decider.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import { meetingStream } from '../domain/meeting-stream.ts'
import type { Entry } from '../record/entry.ts'
import { sealEvent } from '../record/seal.ts'

/** Salts that are all different and the same in every run. */
export const countedSalts = (): (() => Uint8Array) => {
  let count = 0
  return () => {
    const salt = new Uint8Array(16)
    new DataView(salt.buffer).setUint32(0, ++count)
    return salt
  }
}

/** A meeting's events as a store holds them. */
export function sealed(history: readonly Recorded<MeetingEvent>[], stream = 'meeting/M'): readonly Entry[] {
  const newSalt = countedSalts()
  const tagOf = (person: string): string => `tag ${person.length}`
  const entries: Entry[] = []
  for (const { seq, at, by, ...event } of history) {
    const audience = meetingStream.audienceOf(event as MeetingEvent, by)
    const prev = entries[entries.length - 1]?.leaf ?? null
    entries.push(sealEvent(event, { stream, seq, at, by, audience, tagOf, prev }, newSalt))
  }
  return entries
}
