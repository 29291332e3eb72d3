import type { DirectoryWrite, Unit } from '../port.ts'

/** A view into a larger buffer (Node's pool, a socket's read) would cross to the worker with all of that buffer. */
export const ownBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)

/** The same unit, none of its bytes a view. */
export const ownUnit = ({ stream, docs, directory, files, ...plain }: Unit): Unit => ({
  ...plain,
  ...(files && { files: files.map((file) => ({ ...file, bytes: ownBytes(file.bytes) })) }),
  ...(stream && {
    stream: {
      ...stream,
      ...(stream.prev && { prev: ownBytes(stream.prev) }),
      events: stream.events.map((event) => ({ ...event, leaf: ownBytes(event.leaf) })),
    },
  }),
  ...(docs && { docs: docs.map((append) => ({ ...append, update: ownBytes(append.update) })) }),
  ...(directory && { directory: directory.map(ownWrite) }),
})

const ownWrite = (write: DirectoryWrite): DirectoryWrite =>
  'tokenHash' in write ? { ...write, tokenHash: ownBytes(write.tokenHash) } : write
