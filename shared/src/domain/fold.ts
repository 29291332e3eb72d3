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
