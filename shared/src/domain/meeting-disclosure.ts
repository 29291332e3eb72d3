import { ballotDisclosures } from './ballot/disclosure.ts'
import type { Disclosures } from './disclosure.ts'
import { electionDisclosures } from './election/disclosure.ts'
import { erasureDisclosures } from './erasure/disclosure.ts'
import { floorDisclosures } from './floor/disclosure.ts'
import { issueDisclosures } from './issue/disclosure.ts'
import type { MeetingEvent } from './meeting-state.ts'
import { meetingDisclosures } from './meeting/disclosure.ts'
import { minutesDisclosures } from './minutes/disclosure.ts'
import { motionDisclosures } from './motion/disclosure.ts'
import { ratingDisclosures } from './rating/disclosure.ts'
import { resolutionDisclosures } from './resolution/disclosure.ts'
import { rollDisclosures } from './roll/disclosure.ts'

/** What the public reads of a meeting (decisions 6, 个保法 25): closed until the table opens it. */
export const disclosures: Disclosures<MeetingEvent> = {
  ...meetingDisclosures,
  ...rollDisclosures,
  ...issueDisclosures,
  ...floorDisclosures,
  ...motionDisclosures,
  ...ballotDisclosures,
  ...electionDisclosures,
  ...resolutionDisclosures,
  ...minutesDisclosures,
  ...ratingDisclosures,
  ...erasureDisclosures,
}
