import { encode } from 'uqr'
import { greyPng } from './png.ts'

/** Pixels a module: sharp at the size of a stamp on any printer. */
const scale = 8

/** A QR code as a picture without a margin: the white of the paper around it is one. */
export function qrPng(text: string): Uint8Array {
  const { data } = encode(text, { ecc: 'M', border: 0 })
  return greyPng(
    data.flatMap((row) => {
      const line = Uint8Array.from(row.flatMap((dark) => Array<number>(scale).fill(dark ? 0 : 255)))
      return Array<Uint8Array>(scale).fill(line)
    }),
  )
}
