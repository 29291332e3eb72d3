import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { firstProblem } from '@linyi/shared/protocol/problem-field'
import type * as z from 'zod'
import type { Refusal } from './problem.ts'

/** A body against its schema; the refusal names the first field at fault. */
export function parseBody<Body>(schema: z.ZodType<Body>, raw: unknown): Result<Body, Refusal> {
  const parsed = schema.safeParse(raw)
  return parsed.success
    ? ok(parsed.data)
    : fail({ code: 'command.malformed', params: firstProblem(parsed.error) })
}
