/**
 * Why a command was refused: one closed union, a value and not an exception. The texts stand beside the codes in
 * `protocol/rejection-text.ts`, which does not compile when one is missing. `params` fill the text; no names in them.
 */
export type Rejection = { readonly code: RejectionCode; readonly params?: Readonly<Record<string, string | number>> }

export const rejectionCodes = [
  'command.malformed',
  'command.unknown',
  'command.tooLarge',
  'command.tooMany',
  'stream.notFound',
  'login.needed',
] as const
export type RejectionCode = (typeof rejectionCodes)[number]

export const reject = (code: RejectionCode, params?: Readonly<Record<string, string | number>>): Rejection =>
  params ? { code, params } : { code }
