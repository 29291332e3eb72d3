import type { PaperFace } from '@linyi/shared/domain/ballot/secret/face'
import { boxPaths } from '@linyi/shared/protocol/addresses'
import { type BoxAnswer } from '@linyi/shared/protocol/bodies'

export type Seen = Pick<BoxAnswer, 'castsFrom' | 'open' | 'serverNow'> & { readonly face: PaperFace }

/**
 * The paper of a box, as anybody may see it; null when nobody answered, or there is no such box. `reserved`: its slips
 * are printed, and its ballot is not open yet.
 */
export async function faceIn(box: string): Promise<Seen | 'reserved' | null> {
  try {
    const response = await fetch(boxPaths.look(box), { credentials: 'omit', cache: 'no-store' })
    if (!response.ok) return null
    const seen = (await response.json()) as BoxAnswer
    return seen.face ? { ...seen, face: seen.face as PaperFace } : 'reserved'
  } catch {
    return null
  }
}
