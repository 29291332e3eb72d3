import type { Recorded } from './decider.ts'

type Typed = { readonly type: string }

/** How one part of a state follows each event it listens to. An event missing here leaves the part as it was. */
export type Steps<Part, Event extends Typed> = {
  readonly [Type in Event['type']]: (part: Part, event: Recorded<Extract<Event, { type: Type }>>) => Part
}

/** The part after `event`: every part of a state hears every event of the stream and picks its own. */
export function follow<Part, Event extends Typed>(
  steps: Steps<Part, Event>,
  part: Part,
  event: Recorded<Typed>,
): Part {
  if (!Object.hasOwn(steps, event.type)) return part
  const step = steps[event.type as Event['type']] as (part: Part, event: Recorded<Typed>) => Part
  return step(part, event)
}

/** The maps that were made in the fold under way: no state but its latest has them, so that they may be written into. */
let made: WeakSet<object> | null = null

/**
 * Follows many events in one: a map that grows with each of them is copied once and not once for each. As pure as
 * following them one by one, since only the last state leaves it.
 * @param work at once, not later; it lets nobody keep a state that is not the last
 */
export function inOneFold<T>(work: () => T): T {
  const around = made
  made = new WeakSet()
  try {
    return work()
  } finally {
    made = around
  }
}

/** A map with these entries too. Only of maps that stand at one place of the state: a copy of one may be written into. */
export function withEntries<Value>(
  map: Readonly<Record<string, Value>>,
  entries: readonly (readonly [key: string, value: Value])[],
): Readonly<Record<string, Value>> {
  // Whoever made it may write into it.
  const own = (made?.has(map) ? map : { ...map }) as Record<string, Value>
  made?.add(own)
  for (const [key, value] of entries) own[key] = value
  return own
}
