import { randomBytes } from 'node:crypto'
import type { Instant } from '@linyi/shared/domain/decider'
import { ulid, type Ulid } from '@linyi/shared/lib/ids'

/** An id that nobody had before: for a person, a stream, a command. */
export const freshId = (at: Instant): Ulid => ulid(at, randomBytes(16))
