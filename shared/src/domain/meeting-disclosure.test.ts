import { expect, it } from 'vitest'
import { disclosures } from './meeting-disclosure.ts'
import type { MeetingEvent } from './meeting-state.ts'
import { meetingStream } from './meeting-stream.ts'

/** An event of a type in which every member is there, whatever it is asked for. */
const anyOf = (type: string): MeetingEvent =>
  new Proxy({ type }, { get: (event, name) => (name === 'type' ? event.type : 'somebody') }) as never

it.each(Object.entries(disclosures))('%s is hidden exactly if it is not public', (type, reading) => {
  const isPublic = meetingStream.audienceOf(anyOf(type), 'somebody').includes('public')
  expect(reading === 'hidden').toBe(!isPublic)
})
