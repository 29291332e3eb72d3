import { createHash } from 'node:crypto'
import { greyPng } from '../papers/png.ts'

const [width, height] = [240, 96] as const
const [paper, ink] = [255, 40] as const

/** Something drawn by hand, a PNG of grey: what stands in for a signature or a photograph in the demonstration. */
export function drawnPng(name: string): Uint8Array {
  const chance = createHash('sha256').update(name).digest()
  const rows = Array.from({ length: height }, () => Buffer.alloc(width, paper))
  const dot = (x: number, y: number) => {
    for (const down of [0, 1, 2]) rows[y + down]?.fill(ink, x, x + 3)
  }
  for (let x = 12; x < width - 12; x += 1) {
    const turn = x / (9 + (chance[0]! % 9))
    const swing = Math.sin(turn) * (18 + (chance[1]! % 14)) + Math.sin(turn * 2.7 + chance[2]!) * 9
    dot(x, Math.round(height / 2 + swing))
  }
  return greyPng(rows)
}
