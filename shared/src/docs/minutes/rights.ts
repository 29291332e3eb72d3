import type { Actor } from '../../domain/decider.ts'
import type { MeetingState } from '../../domain/meeting-state.ts'
import { gathered, open } from '../../domain/meeting/phases.ts'
import { personOf } from '../../domain/roll/state.ts'
import { isStaff, staff } from '../../domain/who.ts'
import type { Answer } from '../../domain/rules-table.ts'
import type { WriterRights } from '../gate/law.ts'
import { proseSchema } from './shape.ts'

const writing: readonly unknown[] = [...gathered, 'summarizing']
const notOver: readonly unknown[] = ['draft', ...open]

/** The words are staff's until they are confirmed; then everybody reads them in the confirmation. */
export const mayOpenMinutes = (state: MeetingState, actor: Actor): Answer => staff(state, actor)

/**
 * Staff write from check-in to the close: the recorder and officers, and the moderator, who tidies the wording.
 * @param schema the version of the node types that the client knows; null when it named none
 */
export const minutesRights = (state: MeetingState, actor: Actor, schema: number | null): WriterRights => ({
  writer: actor.id,
  write: () => {
    const { phase } = state.meeting
    if (state.roll.lines[personOf(state.roll, actor.id)]?.removed) return 'minutes.removed'
    if (!isStaff(state, actor)) return 'minutes.mayNotEdit'
    if (!notOver.includes(phase)) return 'minutes.locked'
    if (!writing.includes(phase)) return 'minutes.notYet'
    return schema === null || schema < proseSchema ? 'minutes.oldSchema' : null
  },
})
