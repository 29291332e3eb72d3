/** The private rooms of a case, as they are named on the wire: one a side, and the mediators' own. */
export const caucusRooms = ['caucus/a', 'caucus/b', 'notes'] as const
export type CaucusRoom = (typeof caucusRooms)[number]

/** Where a room's stream is: `{case}/a`, `{case}/b`, `{case}/notes`. */
export const roomStreamId = (caseId: string, room: CaucusRoom): string =>
  `${caseId}/${room.replace('caucus/', '')}`

/** The case and the room of such a stream; null for a name that is none. */
export function roomOf(streamId: string): { readonly case: string; readonly room: CaucusRoom } | null {
  const [, caseId, last] = /^([^/]+)\/(a|b|notes)$/.exec(streamId) ?? []
  if (caseId === undefined) return null
  return { case: caseId, room: last === 'notes' ? 'notes' : last === 'a' ? 'caucus/a' : 'caucus/b' }
}
