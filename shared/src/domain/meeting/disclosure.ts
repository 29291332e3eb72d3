import type { Disclosures } from '../disclosure.ts'
import { listReading } from '../issue/disclosure.ts'
import type { LifecycleEvent } from './schema.ts'

const facts = {
  kind: 'open',
  title: 'words',
  topic: 'words',
  place: 'words',
  placeNote: 'words',
  whoMayCome: 'words',
  startsAt: 'open',
  endsAt: 'open',
} as const
const agenda = { each: { id: 'open', title: 'words', kind: 'open', minutes: 'open' } } as const

export const meetingDisclosures: Disclosures<LifecycleEvent> = {
  'meeting.drafted': { station: 'open', code: 'open', facts, agenda },
  'meeting.amended': { facts },
  'meeting.agendaSet': { agenda },
  'meeting.dutyAssigned': { participant: 'person', duty: 'open' },
  'meeting.dutyRelieved': { participant: 'person', duty: 'open' },
  'meeting.announced': { urgent: 'words', rules: 'open' },
  'meeting.collectingOpened': {},
  'meeting.agendaFixed': {},
  'meeting.checkInOpened': {},
  'meeting.started': { item: 'open', motion: 'open' },
  'meeting.startUndone': { reason: 'words' },
  'meeting.itemEntered': { item: 'open' },
  'meeting.adjourned': { startsAt: 'open', endsAt: 'open', reason: 'words' },
  'meeting.summarizing': { list: listReading },
  'meeting.resumed': { reason: 'words' },
  'meeting.undone': { step: 'open' },
  'meeting.closed': {},
  'meeting.cancelled': { reason: 'words' },
  'meeting.published': { reviewed: 'open', replacements: 'open' },
  'meeting.projected': { view: 'open', dark: 'open' },
}
