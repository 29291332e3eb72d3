import type {
  CaseLine,
  CasesAnswer,
  MediationFigures,
  PartyLinkAnswer,
  StoredFileAnswer,
} from '@linyi/shared/protocol/bodies'
import { casePaths } from '@linyi/shared/protocol/addresses'
import type { CaseVisit } from './case-visit.svelte.ts'
import { asViewer } from './token.ts'

/** Null where nothing came back, or not what was asked for: whoever asked says so and keeps what was typed. */
async function ask<Answer>(
  address: string,
  token: string | null,
  more: RequestInit = {},
): Promise<Answer | null> {
  try {
    const viewer = asViewer(token)
    const response = await fetch(address, {
      ...viewer,
      ...more,
      headers: { accept: 'application/json', ...viewer.headers, ...more.headers },
    })
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    return null
  }
}

/** The cases of a station as far as this person may know of them. */
export const casesOf = async (station: string, token: string | null): Promise<readonly CaseLine[] | null> =>
  (await ask<CasesAnswer>(casePaths.list(station), token))?.cases ?? null

/** Numbers only: they are all that leaves the room. */
export const figuresOf = (
  station: string,
  year: number,
  token: string | null,
): Promise<MediationFigures | null> => ask(casePaths.figures(station, year), token)

/** A one-time way in for a party. */
export async function makePartyLink({ id, token }: CaseVisit, party: string): Promise<string | null> {
  const answer = await ask<PartyLinkAnswer>(casePaths.partyLinks(id), token, {
    method: 'POST',
    body: JSON.stringify({ party }),
    headers: { 'content-type': 'application/json' },
  })
  return answer?.token ?? null
}

type Kept = { readonly name: string; readonly piece: string; readonly bytes: Blob }

/** Puts a file into the dossier; its id, or null where it did not get there. */
export async function keepFile(
  { id, token }: CaseVisit,
  { name, piece, bytes }: Kept,
): Promise<string | null> {
  const answer = await ask<StoredFileAnswer>(casePaths.files(id, { name, piece }), token, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': bytes.type || 'application/octet-stream' },
  })
  return answer?.file ?? null
}
