import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

const [width, height] = [240, 96] as const
const [paper, ink] = [255, 40] as const

function chunk(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(content.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** Something drawn by hand, a PNG of grey: what stands in for a signature or a photograph in the demonstration. */
export function drawnPng(name: string): Uint8Array {
  const chance = createHash('sha256').update(name).digest()
  const rows = Array.from({ length: height }, () => Buffer.alloc(width + 1, paper))
  for (const row of rows) row[0] = 0
  const dot = (x: number, y: number) => {
    for (const down of [0, 1, 2]) rows[y + down]?.fill(ink, x + 1, x + 4)
  }
  for (let x = 12; x < width - 12; x += 1) {
    const turn = x / (9 + (chance[0]! % 9))
    const swing = Math.sin(turn) * (18 + (chance[1]! % 14)) + Math.sin(turn * 2.7 + chance[2]!) * 9
    dot(x, Math.round(height / 2 + swing))
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', new Uint8Array()),
  ])
}
