import type { Who } from '../who.ts'
import { host, moderator, officer, officerOrModerator } from '../who.ts'
import type { LifecycleCommand, Phase } from './schema.ts'

type Move = { readonly from: readonly (Phase | null)[]; readonly to: Phase; readonly who: Who }

/**
 * Who may move a meeting from where to where. Collecting and
 * fixing the agenda may be passed over: a tea-talk has nothing to fix.
 */
export const transitions = {
  'meeting.draft': { from: [null], to: 'draft', who: officer },
  'meeting.announce': { from: ['draft'], to: 'announced', who: officer },
  'meeting.collect': { from: ['announced'], to: 'collecting', who: officerOrModerator },
  'meeting.fixAgenda': { from: ['announced', 'collecting'], to: 'agendaFixed', who: officerOrModerator },
  'meeting.openCheckIn': { from: ['announced', 'collecting', 'agendaFixed'], to: 'checkingIn', who: host },
  'meeting.start': { from: ['checkingIn'], to: 'inProgress', who: moderator },
  'meeting.unstart': { from: ['checkingIn', 'inProgress'], to: 'announced', who: officerOrModerator },
  'meeting.adjourn': { from: ['checkingIn', 'inProgress'], to: 'announced', who: officerOrModerator },
  'meeting.summarize': { from: ['inProgress'], to: 'summarizing', who: moderator },
  'meeting.resume': { from: ['summarizing'], to: 'inProgress', who: moderator },
  'meeting.close': { from: ['summarizing'], to: 'closed', who: officerOrModerator },
  'meeting.publish': { from: ['closed', 'published'], to: 'published', who: officer },
  'meeting.cancel': {
    from: ['draft', 'announced', 'collecting', 'agendaFixed', 'checkingIn'],
    to: 'cancelled',
    who: officer,
  },
} as const satisfies Partial<Record<LifecycleCommand['type'], Move>>
