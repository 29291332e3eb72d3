/** What is otherwise at one place of a JSON value. Without `is` there is nothing there. */
export type PatchStep = { readonly at: readonly string[]; readonly is?: unknown }
export type Patch = readonly PatchStep[]

type Members = Readonly<Record<string, unknown>>

const hasMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON leaves out what is undefined. */
const keysOf = (members: Members): string[] =>
  Object.keys(members).filter((key) => members[key] !== undefined)

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

/** What makes `to` of `from`, to the order of its keys. What both share by reference costs one comparison. */
export function differences(from: unknown, to: unknown): Patch {
  return [...stepsTo(from, to, [])]
}

function* stepsTo(from: unknown, to: unknown, at: readonly string[]): Generator<PatchStep> {
  if (from === to) return
  if (!hasMembers(from) || !hasMembers(to)) {
    if (!isSame(from, to)) yield { at, is: to }
    return
  }
  const wanted = keysOf(to)
  const known = new Set(keysOf(from))
  const stays = new Set(wanted)
  const kept = [...known].filter((key) => stays.has(key))
  const added = wanted.filter((key) => !known.has(key))
  // New keys come last: where they stand in between, the whole is told.
  const inPlace = [...kept, ...added].every((key, n) => key === wanted[n])
  if (!inPlace) return yield { at, is: to }
  for (const key of known) if (!stays.has(key)) yield { at: [...at, key] }
  for (const key of kept) yield* stepsTo(from[key], to[key], [...at, key])
  for (const key of added) yield { at: [...at, key], is: to[key] }
}

/** @param value as `differences` was given `from`, perhaps after a way as JSON; it is left as it is */
export const patched = (value: unknown, patch: Patch): unknown =>
  patch.reduce((sum, step) => put(sum, step.at, step), value)

function put(value: unknown, at: readonly string[], step: PatchStep): unknown {
  const [key, ...below] = at
  if (key === undefined) return step.is
  const members = (value ?? {}) as Members
  if (below.length === 0 && !('is' in step))
    return Object.fromEntries(Object.entries(members).filter(([one]) => one !== key))
  return { ...members, [key]: put(members[key], below, step) }
}
