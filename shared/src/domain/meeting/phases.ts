import type { MeetingState } from '../meeting-state.ts'
import { reject } from '../rejection.ts'
import type { Answer } from '../rules-table.ts'
import type { Phase } from './schema.ts'

/** Until people are let in. */
export const preparing = ['draft', 'announced', 'collecting', 'agendaFixed'] as const
/** People are in the hall and may be confirmed. */
export const gathered = ['checkingIn', 'inProgress', 'voting'] as const
/** The list of issues is worked on, before the meeting and in it. */
export const listing = ['announced', 'collecting', 'agendaFixed', ...gathered] as const
/** Known to the public and not over. */
export const open = [...listing, 'summarizing'] as const
/** The work is done: it is summed up, rated and read about. */
export const afterwards = ['summarizing', 'closed', 'published'] as const
/** Not yet over, public or not. */
export const unfinished = ['draft', ...open] as const

export const isAfterwards = ({ meeting }: MeetingState): boolean =>
  afterwards.some((phase) => phase === meeting.phase)

/** Is the meeting in one of these phases? */
export const during = (state: MeetingState, phases: readonly (Phase | null)[]): Answer => {
  const { phase } = state.meeting
  if (phases.includes(phase)) return null
  return phase === null ? reject('stream.notFound') : reject('meeting.wrongPhase', { phase })
}
