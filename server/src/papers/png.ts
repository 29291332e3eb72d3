import { crc32, deflateSync } from 'node:zlib'

function chunk(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(content.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/**
 * A PNG of grey, a byte a pixel.
 * @param rows from the top, all of one length; 0 is black
 */
export function greyPng(rows: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(rows[0]!.length, 0)
  head.writeUInt32BE(rows.length, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const unfiltered = Buffer.alloc(1)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flatMap((row) => [unfiltered, row])))),
    chunk('IEND', new Uint8Array()),
  ])
}
