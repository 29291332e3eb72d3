import type { AgendaItem } from '@linyi/shared/domain/meeting/schema'
import type { IconName } from '#lib/ui/icon-names.ts'

/** What kind of thing an item of the agenda is, where there is little room for words or much to tell apart. */
export const agendaIcons: Readonly<Record<AgendaItem['kind'], IconName>> = {
  checkIn: 'people',
  discussion: 'mic',
  vote: 'check',
  announcement: 'flag',
}
