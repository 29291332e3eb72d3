import type { Official } from '@linyi/shared/domain/election/state'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'

/** Who is going to be proposed, kept on this device until it is put: a list of names is not typed twice. */
export function keptOfficials(visit: MeetingVisit, first: readonly Official[]) {
  const path = `officials/${visit.actor!.id}/${visit.facts.meeting}`
  let list = $state.raw(first)
  let touched = false
  void visit.kept.under(path).then(([kept]) => {
    if (kept && !touched) list = kept as readonly Official[]
  })
  const keep = (next: readonly Official[]): void => {
    touched = true
    list = next
    void visit.kept.put(path, next)
  }
  return {
    get list() {
      return list
    },
    /** Adds somebody, or says anew what they do and where they work; there is one chief alone. */
    set: (official: Official): void => {
      const known = list.some(({ participant }) => participant === official.participant)
      const others = official.chief ? list.map(({ chief: _, ...one }) => one) : list
      keep(
        known
          ? others.map((one) => (one.participant === official.participant ? official : one))
          : [...others, official],
      )
    },
    off: (participant: string): void => keep(list.filter((one) => one.participant !== participant)),
    drop: (): void => void visit.kept.drop(path),
  }
}
