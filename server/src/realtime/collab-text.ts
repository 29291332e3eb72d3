import type { GateCode } from '@linyi/shared/docs/gate/verdict'
import { reject, type Rejection, type RejectionCode } from '@linyi/shared/domain/rejection'
import { docRefusalTexts, type SocketCode } from '@linyi/shared/protocol/doc-refusal-text'
import { sentence } from '@linyi/shared/protocol/rejection-text'

/** A reason as the auth message carries it: a stable code, a space and a sentence. */
export const docReason = (code: GateCode | SocketCode, words = ''): string =>
  `${code} ${docRefusalTexts[code].zh}${words}`

export const reasonOf = (rejection: Rejection): string => `${rejection.code} ${sentence(rejection).zh}`

export const reasonFor = (code: RejectionCode): string => reasonOf(reject(code))
