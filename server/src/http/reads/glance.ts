import { listIssues } from '@linyi/shared/docs/board/list'
import { isListed, secondersOf } from '@linyi/shared/domain/issue/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { GlanceView } from '@linyi/shared/protocol/page-views'
import type { Login } from '../../rooms/logins.ts'
import { meetingAt, type Edge } from '../edge.ts'

/** By the same rules as the line that the page opens once it runs. Null for who may not open it. */
export async function readGlance(edge: Edge, login: Login, code: string): Promise<GlanceView | null> {
  const found = await meetingAt(edge, code)
  const room = found && (await edge.rooms.open(`meeting/${found.id}`))
  if (!room) return null
  try {
    const actor = room.actorOf(login)
    const state = room.durable().state as MeetingState
    if (!actor || room.rules.mayOpen(state, actor)) return null
    const board = await edge.docs.open(`${room.stream}/board`)
    const { phase, facts, agenda, item, entered } = state.meeting
    return {
      meeting: { phase, facts, agenda, item, entered },
      issues: ((await board?.read(listIssues)) ?? [])
        .filter(({ id, author }) => author !== '' && isListed(state.issue, id))
        .map(({ id, title, detail }) => ({
          id,
          title,
          detail,
          seconds: secondersOf(state.issue, id).length,
        })),
    }
  } finally {
    room.close()
  }
}
