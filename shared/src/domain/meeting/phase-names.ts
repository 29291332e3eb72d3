import type { InBoth } from '../in-both.ts'
import type { Phase } from './schema.ts'

/** What a phase is called on screens. */
export const phaseNames: Readonly<Record<Phase, InBoth>> = {
  draft: { zh: '筹备', en: 'being prepared' },
  announced: { zh: '已公告', en: 'announced' },
  collecting: { zh: '征集议题', en: 'collecting issues' },
  agendaFixed: { zh: '议程已定', en: 'agenda fixed' },
  checkingIn: { zh: '签到', en: 'checking in' },
  inProgress: { zh: '进行中', en: 'in progress' },
  voting: { zh: '表决', en: 'voting' },
  summarizing: { zh: '小结', en: 'being summed up' },
  closed: { zh: '已结束', en: 'closed' },
  published: { zh: '已公示', en: 'published' },
  archived: { zh: '已归档', en: 'archived' },
  cancelled: { zh: '已取消', en: 'cancelled' },
}

/** Every phase, in the order of a meeting's course. */
export const phases = Object.keys(phaseNames) as readonly Phase[]
