import { caucusRooms } from '@linyi/shared/domain/mediation/caucus/rooms'
import type { CaseVisit } from '#lib/live/case-visit.svelte.ts'
import type { Room } from '../room/rooms.ts'

/** Which closed rooms of this person have words they have not seen. Counted on this device, from when the page was opened. */
export function unheard(visit: CaseVisit, here: () => Room): { has: (room: Room) => boolean } {
  let seen = $state.raw<Readonly<Partial<Record<Room, number>>>>({})
  const countIn = (room: Room): number | null =>
    room === 'joint' ? null : (visit.room(room)?.state?.lines.length ?? null)
  $effect(() => {
    const next: Partial<Record<Room, number>> = { ...seen }
    let changed = false
    for (const room of caucusRooms) {
      const count = countIn(room)
      if (count === null || (next[room] !== undefined && room !== here()) || next[room] === count) continue
      next[room] = count
      changed = true
    }
    if (changed) seen = next
  })
  return { has: (room) => (countIn(room) ?? 0) > (seen[room] ?? Infinity) }
}
