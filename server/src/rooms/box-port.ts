import type { BoxContents } from '@linyi/shared/domain/boxes'

/** What deciding asks of the boxes. The stream waits for a box, never a box for the stream. */
export type BoxPort = {
  /** It came to be, or into use, with a decision that is on disk. */
  readonly opened: (box: string) => void
  /**
   * What is in it, with nothing on its way in and nothing coming after, until `unseal`. Null: what was in it is gone
   * with the store it was in. Rejects with `StorageFault`.
   */
  readonly seal: (box: string) => Promise<BoxContents | null>
  /** It was not counted: papers go in again, or sheets in the place of others. Rejects with `StorageFault`. */
  readonly unseal: (box: string) => Promise<void>
}
