import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { rulesIn } from '@linyi/shared/domain/meeting/kinds'
import { squareMetres } from '@linyi/shared/domain/roll/area'
import { present, quorum } from '@linyi/shared/domain/roll/counts'
import { shareName } from '@linyi/shared/domain/rules/share'
import type { Lang } from '#lib/prefs.ts'
import { rollTexts } from './texts.ts'

/** Whether enough are here, with how many people are missing, or, where owners vote, how much of the area. */
export function quorumSaid(state: MeetingState, lang: Lang): string {
  const t = rollTexts[lang]
  const { quorum: share } = rulesIn(state.meeting)
  const enough = quorum(state)
  if (share === null || enough === null) return share === null ? t.noQuorum : t.nobodySaid
  if (enough.met) return t.quorumMet(shareName(share)[lang])
  const here = present(state.roll)
  return enough.area && here >= enough.needed
    ? t.areaMissing(squareMetres(enough.area.needed - enough.area.here))
    : t.quorumMissing(enough.needed - here)
}
