import type { Result } from '@linyi/shared/lib/result'
import type * as z from 'zod'
import type { Login } from '../rooms/logins.ts'
import type { feedTypes } from './feed.ts'
import type { ProblemCode, Refusal } from './problem.ts'

/** What a route is asked: everything checked against its schemas. */
export type Call<Body> = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Body
  /** Who asks, by bearer token or cookie; null when nobody signed in. */
  readonly login: Login | null
  /** The token `login` was found by. */
  readonly token: string | null
}

export type Answer = {
  readonly body: unknown
  /** Sets the browser's login cookie. */
  readonly signIn?: { readonly token: string; readonly days: number }
  readonly signOut?: true
  /** Of `body`, where each answer of the route has its own: then it is sent as it is. */
  readonly contentType?: string
  /** What a browser should call the file it gets (RFC 6266, 8187). */
  readonly fileName?: string
  /** Where a form without script goes on (303). */
  readonly next?: string
}

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** One line of the HTTP API; the table of all of them is mounted, and is the reference (`/api/openapi.json`). */
export type Route<Body = unknown> = {
  readonly method: 'get' | 'post'
  /** With `{name}` for each part that varies. */
  readonly path: string
  /** What it does, in a sentence for the reference. */
  readonly does: string
  /**
   * `login`: anyone signed in, guests too · `account`: an account of a station · `nobody`: it is not even looked at who
   * asks or from which page, and nothing is counted or written of the request.
   */
  readonly who: 'anyone' | 'login' | 'account' | 'nobody'
  readonly query?: z.ZodObject
  readonly body?: z.ZodType<Body>
  /** The body is bytes of any sort, at most so many, and no form. */
  readonly bytesMax?: number
  readonly answer: z.ZodType
  /** Where it says so, `body` of the answer is a string or bytes and sent as it is; otherwise it is written as JSON. */
  readonly contentType?:
    | 'text/calendar'
    | 'application/json'
    | 'application/zip'
    | typeof docxType
    | (typeof feedTypes)[keyof typeof feedTypes]
  /** Refusals of its own, besides those of the body, the origin and the login. */
  readonly problems: readonly ProblemCode[]
  run(call: Call<Body>): Promise<Result<Answer, Refusal>>
}

/** Ties a route's body to its schema, then forgets the type: a table holds routes of every body. */
export const route = <Body>(line: Route<Body>): Route => line as Route
