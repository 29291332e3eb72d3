import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { StorageFault } from '../port.ts'

export const keyBytes = 32
const ivBytes = 12
const tagBytes = 16
/** So that a later way of sealing can be told from this one. */
const version = 1

/**
 * AES-256-GCM under a fresh random nonce: version, nonce, tag, then as many bytes as came.
 * @param place where it will lie; it opens nowhere else, so that rows cannot be swapped (decisions 11)
 */
export function sealBytes(key: Uint8Array, place: string, plain: Uint8Array): Uint8Array {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), sealed])
}

/** @throws StorageFault for bytes that were not sealed under this key for this place, or were changed since */
export function openBytes(key: Uint8Array, place: string, sealed: Uint8Array): Uint8Array {
  const from = 1 + ivBytes
  try {
    if (sealed[0] !== version) throw new Error('unknown version')
    const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, from))
    cipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(from, from + tagBytes))
    // A view of memory of its own: what is handed on may cross to another thread.
    return new Uint8Array(Buffer.concat([cipher.update(sealed.subarray(from + tagBytes)), cipher.final()]))
  } catch {
    throw new StorageFault(
      `what is sealed at ${place} cannot be opened: it was changed, or the key is another`,
    )
  }
}

/** The same for a column of text. */
export const sealText = (key: Uint8Array, place: string, plain: string): string =>
  Buffer.from(sealBytes(key, place, Buffer.from(plain))).toString('base64')

export const openText = (key: Uint8Array, place: string, sealed: string): string =>
  Buffer.from(openBytes(key, place, Buffer.from(sealed, 'base64'))).toString()
