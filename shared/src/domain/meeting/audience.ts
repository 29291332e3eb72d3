import type { AudienceClass } from '../decider.ts'
import type { Audiences } from '../rules-table.ts'
import type { LifecycleEvent } from './schema.ts'

const everyone: readonly AudienceClass[] = ['public']

/** Where a meeting stands is no secret from anyone who may open it. */
export const meetingAudiences: Audiences<LifecycleEvent> = {
  'meeting.drafted': () => everyone,
  'meeting.amended': () => everyone,
  'meeting.agendaSet': () => everyone,
  'meeting.dutyAssigned': () => everyone,
  'meeting.dutyRelieved': () => everyone,
  'meeting.announced': () => everyone,
  'meeting.collectingOpened': () => everyone,
  'meeting.agendaFixed': () => everyone,
  'meeting.checkInOpened': () => everyone,
  'meeting.started': () => everyone,
  'meeting.startUndone': () => everyone,
  'meeting.itemEntered': () => everyone,
  'meeting.adjourned': () => everyone,
  'meeting.summarizing': () => everyone,
  'meeting.resumed': () => everyone,
  'meeting.undone': () => everyone,
  'meeting.closed': () => everyone,
  'meeting.cancelled': () => everyone,
  'meeting.published': () => everyone,
  'meeting.projected': () => everyone,
}
