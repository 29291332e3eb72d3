import type { BoxWrite, DirectoryWrite, Unit } from '../port.ts'

/** A view into a larger buffer (Node's pool, a socket's read) would cross to the worker with all of that buffer. */
export const ownBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)

/** The same unit, none of its bytes a view. */
export const ownUnit = ({ stream, docs, directory, files, ...plain }: Unit): Unit => ({
  ...plain,
  ...(files && { files: files.map((file) => ({ ...file, bytes: ownBytes(file.bytes) })) }),
  ...(stream && {
    stream: { ...stream, events: stream.events.map((event) => ({ ...event, leaf: ownBytes(event.leaf) })) },
  }),
  ...(docs && { docs: docs.map((append) => ({ ...append, update: ownBytes(append.update) })) }),
  ...(directory && { directory: directory.map(ownWrite) }),
})

const ownWrite = (write: DirectoryWrite): DirectoryWrite =>
  'tokenHash' in write ? { ...write, tokenHash: ownBytes(write.tokenHash) } : write

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
