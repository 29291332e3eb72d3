import { handsMethod } from './hands/method.ts'
import type { Method } from './method.ts'
import { openMethod } from './open/method.ts'
import { rollCallMethod } from './rollCall/method.ts'
import type { BallotMethod, Sheet } from './schema.ts'

/** A ballot holds sheets of its own method alone: `ballot.handIn` sees to it. */
const forAny = <Own extends Sheet>(method: Method<Own>): Method<Sheet> => method as unknown as Method<Sheet>

export const methods: Readonly<Record<BallotMethod, Method<Sheet>>> = {
  open: forAny(openMethod),
  hands: forAny(handsMethod),
  rollCall: forAny(rollCallMethod),
}
