import { ULID, type MeetingId, type PersonId } from '@linyi/shared/lib/ids'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIdentity } from './identity.ts'

const person = 'person-1' as PersonId
const meeting = 'meeting-1' as MeetingId
const keyed = (byte: number) => createIdentity(new Uint8Array(32).fill(byte))

test('a person is the same participant each time, and another one in another meeting', () => {
  const identity = keyed(1)
  const here = identity.participantOf(person, meeting)
  expect(keyed(1).participantOf(person, meeting)).toBe(here)
  expect(identity.participantOf(person, 'meeting-2' as MeetingId)).not.toBe(here)
  expect(identity.participantOf('person-2' as PersonId, meeting)).not.toBe(here)
})

test('another installation knows the same person by another id', () => {
  expect(keyed(1).participantOf(person, meeting)).not.toBe(keyed(2).participantOf(person, meeting))
})

test('every participant id has the form the schemas ask for', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer({ min: 0, max: 255 }), (a, b, byte) => {
      expect(keyed(byte).participantOf(a as PersonId, b as MeetingId)).toMatch(ULID)
    }),
  )
})

test('moving a letter from the person to the meeting gives another participant', () => {
  const identity = keyed(1)
  expect(identity.participantOf('ab' as PersonId, 'c' as MeetingId)).not.toBe(
    identity.participantOf('a' as PersonId, 'bc' as MeetingId),
  )
})

test('an actor tag is no participant id and differs by stream', () => {
  const identity = keyed(1)
  expect(identity.actorTag(person, meeting)).not.toBe(identity.actorTag(person, 'meeting-2'))
  expect(identity.actorTag(person, meeting)).toMatch(/^[0-9a-f]{64}$/)
})
