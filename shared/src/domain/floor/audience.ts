import type { AudienceClass } from '../decider.ts'
import type { Audiences } from '../rules-table.ts'
import type { FloorEvent } from './schema.ts'

const everyone: readonly AudienceClass[] = ['public']

/** Who speaks, who waits and on which side is seen by the whole hall. */
export const floorAudiences: Audiences<FloorEvent> = {
  'floor.raised': () => everyone,
  'floor.lowered': () => everyone,
  'floor.granted': () => everyone,
  'floor.ended': () => everyone,
  'floor.undone': () => everyone,
  'floor.paused': () => everyone,
  'floor.resumed': () => everyone,
  'floor.extended': () => everyone,
  'floor.opened': () => everyone,
  'floor.pointRaised': () => everyone,
  'floor.ruled': () => everyone,
}
