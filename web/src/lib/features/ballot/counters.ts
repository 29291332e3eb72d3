import type { AccountRole } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { hasJoined, mayCount } from '@linyi/shared/domain/who'

export const countersNeeded = 2

/** Who of those in the room may count hands, by the rule the server asks. */
export const countersHere = (
  state: MeetingState,
  people: ReadonlyMap<string, { readonly roles: readonly string[] }>,
): readonly string[] =>
  Object.keys(state.roll.lines).filter((id) => {
    const actor = { id, roles: (people.get(id)?.roles ?? []) as readonly AccountRole[] }
    const { mergedInto, removed } = state.roll.lines[id]!
    return mergedInto === '' && !removed && hasJoined(state, actor) && mayCount(state, actor)
  })
