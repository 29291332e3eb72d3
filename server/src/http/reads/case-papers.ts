import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { isCaseStaff } from '@linyi/shared/domain/mediation/who'
import type { CasePaper } from '@linyi/shared/papers/mediation/case-paper'
import { formsFor } from '@linyi/shared/papers/mediation/forms'
import type { FormPaper } from '@linyi/shared/papers/mediation/form'
import type { CasePapers } from '@linyi/shared/protocol/page-views'
import { pieceNames } from '@linyi/shared/domain/mediation/dossier/pieces'
import type { Asker, StreamRoom } from '../../rooms/port.ts'
import type { DossierFile } from '../../papers/dossier-zip.ts'
import { reading, stationState, type Edge } from '../edge.ts'

/** A case as somebody who may open it sees it; `staff`: they keep its dossier. */
type Seen = { readonly paper: CasePaper; readonly staff: boolean }

/** Filled from what whoever asks may see: a side reads no other's telephone number on a form either. */
function seenBy(room: StreamRoom, asker: Asker, demo: boolean): Seen | null {
  const actor = room.actorOf(asker)
  const state = room.durable().state as CaseState
  if (!actor || room.rules.mayOpen(state, actor) !== null) return null
  const view = room.rules.view(state, room.rules.audienceClassesOf(state, actor)) as CaseState
  return {
    paper: { state: view, station: '', nameOf: (id) => room.person(id).name, demo },
    staff: isCaseStaff(state, actor),
  }
}

async function readCase(edge: Edge, id: string, asker: Asker): Promise<Seen | null> {
  const seen = await reading(edge, `case/${id}`, (room) => seenBy(room, asker, edge.demo))
  if (!seen) return null
  const station = await stationState(edge, seen.paper.state.case.station)
  return { ...seen, paper: { ...seen.paper, station: station?.facts?.name ?? '' } }
}

/** The forms of a case that whoever asks may have, with the files that they see; null for who may not know of it. */
export async function readCasePapers(edge: Edge, id: string, asker: Asker): Promise<CasePapers | null> {
  const seen = await readCase(edge, id, asker)
  if (!seen) return null
  const files = Object.values(seen.paper.state.dossier.files).map(({ name, sha256 }) => ({ name, sha256 }))
  return { forms: formsFor(seen.paper, seen.staff), files }
}

/** 卷宗 whole: every form and every file with its bytes; null for who does not keep it. */
export async function readDossier(
  edge: Edge,
  id: string,
  asker: Asker,
): Promise<{ readonly forms: readonly FormPaper[]; readonly files: readonly DossierFile[] } | null> {
  const seen = await readCase(edge, id, asker)
  if (!seen?.staff) return null
  const files = await Promise.all(
    Object.entries(seen.paper.state.dossier.files).map(async ([file, { piece, name }]) => {
      const bytes = await edge.storage.file(`case/${id}`, file)
      return { file, piece: pieceNames[piece].zh, name, bytes }
    }),
  )
  const lost = files.filter(({ bytes }) => bytes === null).map(({ file }) => file)
  if (lost.length > 0)
    edge.log.error({ stream: `case/${id}`, files: lost }, 'files of a dossier are not there')
  return { forms: formsFor({ ...seen.paper, lost }, true), files }
}
