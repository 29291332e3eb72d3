import { createHash, randomBytes } from 'node:crypto'

const tokenBytes = 32
/** 32 bytes as base64url. */
const form = /^[A-Za-z0-9_-]{43}$/

/** A secret that nobody guesses; it is handed out once and never stored. */
export const newToken = (): string => randomBytes(tokenBytes).toString('base64url')

/** What the store holds instead of a token; null for a text that cannot be one. A fast hash is enough for 256 bits of chance. */
export const hashOfToken = (token: string): Uint8Array | null =>
  form.test(token) ? createHash('sha256').update(token).digest() : null
