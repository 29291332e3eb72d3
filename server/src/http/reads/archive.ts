import { dayOf, type Day } from '@linyi/shared/domain/days'
import { keptOf, type Kept } from '@linyi/shared/domain/mediation/case/retention'
import { isCommittee, worksOnCases } from '@linyi/shared/domain/mediation/who'
import type { StationState } from '@linyi/shared/domain/station/state'
import type { PersonId } from '@linyi/shared/lib/ids'
import type { CaseLine } from '@linyi/shared/protocol/bodies'
import type { ArchivedDossier, ArchiveView } from '@linyi/shared/protocol/page-views'
import { actorIn, type Edge } from '../edge.ts'
import { caseState, readArchived } from './cases.ts'
import { stationLine } from './cards.ts'

/** Archived cases of a station for those who work on cases there; null for anybody else. */
export async function readArchive(
  edge: Edge,
  station: string,
  person: PersonId,
): Promise<ArchiveView | null> {
  const { state, actor } = await actorIn(edge, station, person)
  if (!state?.facts || !worksOnCases(actor)) return null
  const today = dayOf(edge.now())
  const dossiers = await dossiersOf(edge, station, state, person, today)
  return {
    station: stationLine(station, state.facts),
    heads: isCommittee(actor),
    today,
    dossiers: [...dossiers].sort((one, other) => rank(one).localeCompare(rank(other))),
    destroyed: state.destroyed.map(({ number, at }) => ({ number, on: dayOf(at) })).reverse(),
  }
}

/** What is kept for good comes last. */
const rank = ({ until, on }: ArchivedDossier): string => `${until ?? '9999-12-31'} ${on}`

async function dossiersOf(
  edge: Edge,
  station: string,
  { asked }: StationState,
  person: PersonId,
  today: Day,
): Promise<readonly ArchivedDossier[]> {
  const lines = await readArchived(edge, station, person)
  const found = await Promise.all(
    lines.map(async (line): Promise<ArchivedDossier | null> => {
      const kept = await keptIn(edge, line)
      if (!kept) return null
      const { id, number, category, title } = line
      const isOver = kept.until !== null && kept.until < today
      return { id, number, category, title, ...kept, isOver, asked: await askedOf(edge, asked[id], person) }
    }),
  )
  return found.filter((one) => one !== null)
}

/** What was archived before its row said so is asked itself. */
const keptIn = async (edge: Edge, { id, kept }: CaseLine): Promise<Kept | null> => {
  if (kept) return kept
  const state = await caseState(edge, id)
  return state && keptOf(state.case)
}

async function askedOf(
  edge: Edge,
  asked: StationState['asked'][string] | undefined,
  person: PersonId,
): Promise<ArchivedDossier['asked']> {
  if (!asked) return null
  const name = (await edge.storage.person(asked.by))?.name ?? ''
  return { by: name, own: asked.by === person }
}
