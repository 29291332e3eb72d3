/** An event's members as they were stored, in the shape that its type had then. */
export type StoredEvent = { readonly [member: string]: unknown }

/**
 * Shapes that are stored no more, by their type then: each with its step to what that event is today. These three
 * were changed without a new number. From here on a shape that changes gets the next `v`, and a step that asks for the
 * one before.
 */
const steps: { readonly [type: string]: (event: StoredEvent) => StoredEvent } = {
  // Took back a turn just given, and nothing else: whoever it had cut off was not given the floor again.
  'floor.grantUndone': (event) => ({ ...event, type: 'floor.undone', turnOnly: true }),
  // What was asked stood under the name of an answer to the proposer.
  'issue.questioned': (event) => (event['question'] === undefined ? question(event) : event),
  // The two counts that did not agree were not written down.
  'ballot.disagreed': (event) => ({ sheets: [], ...event }),
}

const question = ({ answer, ...event }: StoredEvent): StoredEvent => ({ ...event, question: answer })

/**
 * A stored event in today's shape, for whoever folds or tells it. What is stored, and the hashes over it, stay as they
 * are, so that every chain and every published record still verifies.
 */
export function asToday(event: StoredEvent): StoredEvent {
  const type = String(event['type'])
  return Object.hasOwn(steps, type) ? steps[type]!(event) : event
}
