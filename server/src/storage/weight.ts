import type { BoxWrite, Unit } from './port.ts'

/** What any request holds in memory besides its content, roughly. */
export const BYTES_PER_ENTRY = 256

/** Roughly what a unit holds in memory while it waits. */
export const unitBytes = ({ stream, docs = [], directory = [], files = [] }: Unit): number => {
  let bytes = BYTES_PER_ENTRY * (1 + docs.length + directory.length)
  for (const { header, fields } of stream?.events ?? [])
    bytes += BYTES_PER_ENTRY + header.length + fields.length
  for (const { update } of docs) bytes += update.length
  for (const file of files) bytes += BYTES_PER_ENTRY + file.bytes.length
  return bytes
}

/** Roughly what a paper on its way into a box holds. */
export const boxBytes = (write: BoxWrite): number => {
  if (write.write === 'print') return write.codes.length * BYTES_PER_ENTRY
  return write.write === 'cast' ? write.paper.length : 0
}
