import { kinds } from '@linyi/shared/domain/meeting/kinds'
import type { MeetingPart } from '@linyi/shared/domain/meeting/state'
import { nextItem } from './agenda.ts'

/** The one clear next step of a meeting, as the console offers it. */
export type NextStep = 'collect' | 'fixAgenda' | 'openCheckIn' | 'start' | 'summarize' | 'close'

/** Null while the agenda still leads, and when there is nothing left to do. */
export function nextStep(meeting: Pick<MeetingPart, 'phase' | 'facts' | 'agenda' | 'item'>): NextStep | null {
  const hasAgenda = kinds[meeting.facts.kind].agenda !== null
  switch (meeting.phase) {
    case 'announced':
      return 'collect'
    case 'collecting':
      return hasAgenda ? 'fixAgenda' : 'openCheckIn'
    case 'agendaFixed':
      return 'openCheckIn'
    case 'checkingIn':
      return 'start'
    case 'inProgress':
      return nextItem(meeting) === null ? 'summarize' : null
    case 'summarizing':
      return 'close'
    default:
      return null
  }
}
