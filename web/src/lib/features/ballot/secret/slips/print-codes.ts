import { replyOf, type BoxReply } from '@linyi/shared/client/box-client/link'
import { boxPaths } from '@linyi/shared/protocol/addresses'

/** Makes the codes of a box's slips, for an officer who is signed in on this machine. */
export const printCodes = (box: string): Promise<BoxReply<{ readonly codes: readonly string[] }>> =>
  replyOf(
    fetch(boxPaths.print(box), {
      ...{ method: 'POST', credentials: 'same-origin', cache: 'no-store', body: '{}' },
      headers: { accept: 'application/json', 'content-type': 'application/json' },
    }),
  )
