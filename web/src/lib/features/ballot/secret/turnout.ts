import type { MeetingVisit } from '#lib/live/visit.svelte.ts'

/** How many papers are in a box, as it was told last: at most every three seconds, and never whose (decisions 1). */
export const turnoutOf = (visit: MeetingVisit, box: string): number => visit.stream.papersIn(box) ?? 0
