import { error, redirect } from '@sveltejs/kit'
import { paths } from '@linyi/shared/protocol/addresses'
import { type PageReads } from '@linyi/shared/protocol/page-views'

/** A paper, or what its page does without one: who is not signed in may do so and come back, everyone else finds nothing. */
export async function paperOr404<T>(reads: PageReads, url: URL, paper: T | null): Promise<T> {
  if (paper !== null) return paper
  const viewer = await reads.viewer()
  if (!viewer?.account) redirect(303, `${paths.signIn}?next=${encodeURIComponent(url.pathname + url.search)}`)
  error(404, 'no such paper for this viewer')
}
