import type {
  AppointmentsAnswer,
  CaseLine,
  CasesAnswer,
  MediationFigures,
  PartyLinkAnswer,
  Problem,
  StoredFileAnswer,
} from '@linyi/shared/protocol/bodies'
import { casePaths } from '@linyi/shared/protocol/addresses'
import type { CaseVisit } from './case-visit.svelte.ts'
import { asViewer } from './token.ts'

/** Whoever waits longer is on a line that is gone, and asks anew. */
const answerMs = 20_000

/** Null where nothing came back in time, or not what was asked for: whoever asked says so and keeps what was typed. */
async function ask<Answer>(
  address: string,
  token: string | null,
  more: RequestInit = {},
): Promise<Answer | null> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), answerMs)
  try {
    const viewer = asViewer(token)
    const response = await fetch(address, {
      ...viewer,
      ...more,
      signal: patience.signal,
      headers: { accept: 'application/json', ...viewer.headers, ...more.headers },
    })
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The cases of a station as far as this person may know of them.
 * @param pages how many of those that are over
 */
export async function casesOf(
  station: string,
  token: string | null,
  pages: number,
): Promise<CasesAnswer | null> {
  const cases: CaseLine[] = []
  let more: string | null = null
  for (let page = 0; page < pages && (page === 0 || more !== null); page++) {
    const answer: CasesAnswer | null = await ask<CasesAnswer>(casePaths.list(station, more), token)
    if (!answer) return null
    cases.push(...answer.cases)
    more = answer.more
  }
  return { cases, more }
}

/** Numbers only: they are all that leaves the room. */
export const figuresOf = (
  station: string,
  year: number,
  token: string | null,
): Promise<MediationFigures | null> => ask(casePaths.figures(station, year), token)

/** Who may be named to mediate this case today; null where that did not come. */
export const appointmentsIn = async ({
  id,
  token,
}: CaseVisit): Promise<AppointmentsAnswer['appointments'] | null> =>
  (await ask<AppointmentsAnswer>(casePaths.appointments(id), token))?.appointments ?? null

/** A one-time way in for a party. */
export async function makePartyLink({ id, token }: CaseVisit, party: string): Promise<string | null> {
  const answer = await ask<PartyLinkAnswer>(casePaths.partyLinks(id), token, {
    method: 'POST',
    body: JSON.stringify({ party }),
    headers: { 'content-type': 'application/json' },
  })
  return answer?.token ?? null
}

/** Where a file goes: a piece of the dossier, or a closed room. */
type Place = Parameters<typeof casePaths.files>[1]
/** `why`: the server's own sentence; null where the line did not hold. */
export type FileKept = { readonly file: string } | { readonly why: string | null }

/** Puts a file where it belongs. What was chosen stays chosen until this has an answer. */
export async function keepFile({ id, token, lang }: CaseVisit, place: Place, bytes: Blob): Promise<FileKept> {
  const viewer = asViewer(token)
  try {
    const response = await fetch(casePaths.files(id, place), {
      ...viewer,
      method: 'POST',
      body: bytes,
      headers: {
        accept: 'application/json',
        'content-type': bytes.type || 'application/octet-stream',
        ...viewer.headers,
      },
    })
    if (response.ok) return (await response.json()) as StoredFileAnswer
    const { title, titleEn } = (await response.json()) as Problem
    return { why: lang === 'en' ? titleEn : title }
  } catch {
    return { why: null }
  }
}

/** The bytes of a file that is kept, for a page that no cookie speaks for; null where they did not come. */
export async function takeFile({ id, token }: CaseVisit, file: string): Promise<Blob | null> {
  try {
    const response = await fetch(casePaths.file(id, file), asViewer(token))
    return response.ok ? await response.blob() : null
  } catch {
    return null
  }
}
