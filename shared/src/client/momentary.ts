import type { Command } from '../protocol/commands.ts'

/**
 * Taps that mean what the room is at just now and name nothing of it: the turn that runs, the subject that is on. Sent
 * later they would act on something else, so they spoil (`momentarySpoilsMs`). They carry no words that could be lost.
 */
const types = [
  'floor.raise',
  'floor.next',
  'floor.end',
  'floor.undo',
  'floor.pause',
  'floor.resume',
  'floor.extend',
  'floor.open',
  'meeting.enterItem',
  'meeting.project',
  'meeting.undo',
] as const satisfies readonly Command['type'][]

const momentary: ReadonlySet<string> = new Set(types)

export const isMomentary = (type: string): boolean => momentary.has(type)
