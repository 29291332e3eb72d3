/** PostgreSQL takes no U+0000 in text: it is written as an escape and a nought, and the escape itself twice. */
const ESCAPE = '\u001b'
const unstorable = /[\u0000\u001b]/
const unstorables = /[\u0000\u001b]/g
const escapes = /\u001b([0\u001b])/g

/** Half a pair of surrogates becomes U+FFFD, as in the embedded store. */
export const toStored = (text: string): string => {
  const whole = text.toWellFormed()
  if (!unstorable.test(whole)) return whole
  return whole.replace(unstorables, (sign) => ESCAPE + (sign === ESCAPE ? ESCAPE : '0'))
}

export const fromStored = (stored: string): string =>
  stored.includes(ESCAPE)
    ? stored.replace(escapes, (_, sign: string) => (sign === '0' ? '\u0000' : sign))
    : stored

/** JSON for the database's functions: bytes as base64, texts as they are stored. */
export const toJson = (asked: unknown): string =>
  JSON.stringify(asked, function (this: Record<string, unknown>, key, value: unknown) {
    const held = this[key]
    if (held instanceof Uint8Array) return Buffer.from(held).toString('base64')
    return typeof value === 'string' ? toStored(value) : value
  })
