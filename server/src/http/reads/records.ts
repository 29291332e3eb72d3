import { meetingStream } from '@linyi/shared/domain/meeting-stream'
import type { PersonId } from '@linyi/shared/lib/ids'
import type { ReviewView } from '@linyi/shared/protocol/page-views'
import { recordView, type RecordView } from '@linyi/shared/record/record-view'
import { needsLook, passageKey } from '@linyi/shared/record/review'
import { actorIn, stationState, type Edge } from '../edge.ts'
import { stationLine } from './cards.ts'

export async function readRecord({ records }: Edge, meeting: string): Promise<RecordView | null> {
  const file = await records.file(meeting)
  return file === null ? null : recordView(file)
}

export async function readReview(edge: Edge, person: PersonId, meeting: string): Promise<ReviewView | null> {
  const review = await edge.records.review(meeting)
  if (!review) return null
  const { state, reviewed, named } = review
  const station = await stationState(edge, state.meeting.station)
  if (!station?.facts) return null
  const { actor } = await actorIn(edge, state.meeting.station, person)
  const publish = { type: 'meeting.publish', reviewed, replacements: [] } as const
  if (meetingStream.decider.can(state, publish, actor) !== null) return null
  return {
    meeting,
    title: state.meeting.facts.title,
    station: stationLine(state.meeting.station, station.facts),
    again: state.meeting.publishedAt !== null,
    reviewed,
    named,
    passages: review.passages.map((passage) => ({
      name: passageKey(passage),
      text: passage.text,
      suggestion: passage.suggestion,
      suspicions: passage.suspicions,
      takenOff: passage.takenOff,
      needsLook: needsLook(passage),
      places: passage.places.length,
    })),
  }
}
