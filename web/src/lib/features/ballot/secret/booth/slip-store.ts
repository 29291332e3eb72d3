import { slipCodeHash } from '@linyi/shared/box/slip-code'
import type { Kept } from '@linyi/shared/client/box-client/store'

const keyOf = (box: string, code: string) => `slip/${box}/${slipCodeHash(box, code)}`

/**
 * What a slip's token needs from the moment it is asked for until its paper is in: so that a flat battery or a crash
 * between the two costs nobody their vote, whoever types the same code goes on. Gone as soon as the paper is in.
 */
export const slipStore = (box: string, code: string) => ({
  get: (): Promise<Kept | null> => Promise.resolve(keptFor(box, code)),
  put: (_: string, kept: Kept): Promise<void> => {
    if (kept.is === 'voting') localStorage.setItem(keyOf(box, code), JSON.stringify(kept))
    else localStorage.removeItem(keyOf(box, code))
    return Promise.resolve()
  },
})

export function keptFor(box: string, code: string): Kept | null {
  const kept = localStorage.getItem(keyOf(box, code))
  return kept === null ? null : (JSON.parse(kept) as Kept)
}
