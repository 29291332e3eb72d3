import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { rollTexts } from '#lib/features/roll/texts.ts'
import { roleTexts } from '#lib/features/station/roles.ts'
import { speak } from '#lib/i18n/texts.ts'
import { visitOf } from '#lib/live/visit.svelte.ts'
import { floorTexts } from './texts.ts'

export type SpeakerName = { readonly name: string; readonly grid: string }

/** How people are called while they speak or wait: grid workers by what they do, others by name. */
export function speakerNames() {
  const visit = visitOf()
  const roles = speak(roleTexts).names
  const t = speak(floorTexts)
  const r = speak(rollTexts)

  const of = ({ roll }: MeetingState, participant: string): SpeakerName => {
    const known = visit.stream.people.get(participant)
    const grid = visit.gridName(roll.lines[participant]?.grid ?? known?.grid ?? '')
    if (known?.roles.includes('gridWorker') && grid) return { name: roles.gridWorker, grid }
    const name = known?.name || r.erased
    // Who goes without a name is called by the grid already.
    return { name, grid: grid && name.startsWith(grid) ? '' : grid }
  }
  const inOneWord = (state: MeetingState, participant: string): string => {
    const { name, grid } = of(state, participant)
    return grid ? name + t.grid(grid) : name
  }
  return { of, inOneWord }
}
