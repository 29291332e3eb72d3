import type { fileMime } from '@linyi/shared/domain/mediation/dossier/schema'
import type * as z from 'zod'

type Mime = z.output<typeof fileMime>

const ascii = (bytes: Uint8Array, from: number, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(from, from + text.length)
    .toString('latin1') === text

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte)

/** A Word file is an archive that names its main part; the list of names lies open at its end. */
const isDocx = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document.xml')

/** By their first bytes, in the order in which they are looked for. */
const kinds: readonly (readonly [Mime, (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (bytes) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/jpeg', (bytes) => startsWith(bytes, 0xff, 0xd8, 0xff)],
  ['image/webp', (bytes) => ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WEBP')],
  ['application/pdf', (bytes) => ascii(bytes, 0, '%PDF-')],
  ['audio/mp4', (bytes) => ascii(bytes, 4, 'ftyp')],
  ['audio/mpeg', (bytes) => ascii(bytes, 0, 'ID3') || startsWith(bytes, 0xff, 0xfb)],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', isDocx],
]

/** What a file is by its bytes, whatever its sender calls it; null for what is not kept. */
export const mimeOf = (bytes: Uint8Array): Mime | null => kinds.find(([, is]) => is(bytes))?.[0] ?? null
