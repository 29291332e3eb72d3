import type { Grade } from '@linyi/shared/domain/rating/schema'
import type { IconName } from '#lib/ui/icon-names.ts'

/** The three answers in their one order, with the face of each. */
export const faces: readonly { readonly grade: Grade; readonly icon: IconName }[] = [
  { grade: 'satisfied', icon: 'face-satisfied' },
  { grade: 'mostly', icon: 'face-mostly' },
  { grade: 'dissatisfied', icon: 'face-dissatisfied' },
]
