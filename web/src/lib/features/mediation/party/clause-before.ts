/**
 * The clause that stood where one stands now that is new or reads otherwise: between two that stayed, the first of the
 * old ones is beside the first of the new. Empty where there was none.
 */
export function clauseBefore(was: readonly string[], now: readonly string[], place: number): string {
  const stayed = (clause: string | undefined) => clause !== undefined && was.includes(clause)
  let first = place
  while (first > 0 && !stayed(now[first - 1])) first--
  const anchor = first === 0 ? -1 : was.indexOf(now[first - 1]!)
  const gone = was.slice(anchor + 1)
  const end = gone.findIndex((clause) => now.includes(clause))
  return (end < 0 ? gone : gone.slice(0, end))[place - first] ?? ''
}
