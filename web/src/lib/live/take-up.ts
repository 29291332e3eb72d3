import type { Problem, TakenUpAnswer } from '@linyi/shared/protocol/bodies'
import { casePaths } from '@linyi/shared/protocol/addresses'
import type { Lang } from '#lib/prefs.ts'
import { asViewer } from './token.ts'

type Found = { readonly station: string; readonly round: string; readonly finding: string }
type Matter = { readonly title: string; readonly words: string }
/** `why`: the server's own sentence; null where the line did not hold. */
export type TakenUp = TakenUpAnswer | { readonly why: string | null }

/** What was found goes on as a case; asked for again it is the same one. */
export async function takeUp(
  token: string | null,
  lang: Lang,
  { station, round, finding }: Found,
  matter: Matter,
): Promise<TakenUp> {
  const viewer = asViewer(token)
  try {
    const response = await fetch(casePaths.takeUp(station, round, finding), {
      ...viewer,
      method: 'POST',
      body: JSON.stringify(matter),
      headers: { accept: 'application/json', 'content-type': 'application/json', ...viewer.headers },
    })
    if (response.ok) return (await response.json()) as TakenUpAnswer
    const { title, titleEn } = (await response.json()) as Problem
    return { why: lang === 'en' ? titleEn : title }
  } catch {
    return { why: null }
  }
}
