import { boxPaths } from '@linyi/shared/protocol/addresses'
import { type BoxAnswer } from '@linyi/shared/protocol/bodies'

/** The papers of a box whose result was announced, as everybody may read them; null where they cannot be had now. */
export async function publishedPapers(box: string): Promise<readonly string[] | null> {
  try {
    const answer = await fetch(boxPaths.look(box), { credentials: 'omit' })
    if (!answer.ok) return null
    const { ballots } = (await answer.json()) as BoxAnswer
    return ballots && ballots.map(({ paper }) => paper)
  } catch {
    return null
  }
}
