import { nameKey } from '@linyi/shared/domain/roll/names'
import type { RollPerson } from './people.ts'

/** What stands after a name that somebody else already had: a grid, a number (ROLL-10). */
const addition = /(（[^（）]*）)?\d*$/u

const bareName = (name: string): string => nameKey(name.trim().replace(addition, ''))

/**
 * The lines of the roll that a phone may belong to: expected under the same name, and nobody has come as them yet.
 * Whoever stands at the door sees the person and decides.
 */
export function awaitedFor(phone: RollPerson, everyone: readonly RollPerson[]): readonly RollPerson[] {
  if (phone.line.listed || phone.presence !== 'phone') return []
  const name = bareName(phone.name)
  return everyone.filter(
    ({ line, presence, name: listed }) =>
      line.listed && (presence === 'missing' || presence === 'excused') && bareName(listed) === name,
  )
}
