import type { Recorded } from './decider.ts'
import { follow } from './fold.ts'
import { ballotSteps } from './ballot/evolve.ts'
import { electionSteps } from './election/evolve.ts'
import { erasureSteps } from './erasure/rules.ts'
import { floorSteps } from './floor/evolve.ts'
import { issueSteps } from './issue/evolve.ts'
import type { MeetingState } from './meeting-state.ts'
import { meetingSteps } from './meeting/evolve.ts'
import { minutesSteps } from './minutes/rules.ts'
import { motionSteps } from './motion/evolve.ts'
import { ratingSteps } from './rating/rules.ts'
import { resolutionSteps } from './resolution/evolve.ts'
import { rollSteps } from './roll/evolve.ts'

/** The meeting after an event: the same fold on the server and on every screen. */
export const evolve = (state: MeetingState, event: Recorded<{ type: string }>): MeetingState => ({
  meeting: follow(meetingSteps, state.meeting, event),
  roll: follow(rollSteps, state.roll, event),
  issue: follow(issueSteps, state.issue, event),
  floor: follow(floorSteps, state.floor, event),
  motion: follow(motionSteps, state.motion, event),
  ballot: follow(ballotSteps, state.ballot, event),
  election: follow(electionSteps, state.election, event),
  resolution: follow(resolutionSteps, state.resolution, event),
  minutes: follow(minutesSteps, state.minutes, event),
  rating: follow(ratingSteps, state.rating, event),
  erasure: follow(erasureSteps, state.erasure, event),
})
