import type { Problem } from '@linyi/shared/protocol/bodies'
import type { Lang } from '#lib/prefs.ts'

export type Refused = { readonly text: string; readonly field: string | null }
export type Sent<Answer> =
  { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly refused: Refused | null }

/**
 * Posts a form as the page without script would, but asks for JSON. Refused with `null` when nothing came back: the
 * words are still in the form, and sending again is safe.
 */
export async function sendForm<Answer>(form: HTMLFormElement, lang: Lang): Promise<Sent<Answer>> {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: fields,
    })
    const body: unknown = await response.json()
    if (response.ok) return { ok: true, answer: body as Answer }
    const problem = body as Problem
    return {
      ok: false,
      refused: { text: lang === 'zh' ? problem.title : problem.titleEn, field: problem.field ?? null },
    }
  } catch {
    return { ok: false, refused: null }
  }
}
