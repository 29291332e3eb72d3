import { inflateSync } from 'node:zlib'
import type { FormPaper } from '@linyi/shared/papers/mediation/form'
import { unzipSync } from 'fflate'
import jsqr from 'jsqr'
import { expect, test } from 'vitest'
import { formDocx } from './form-docx.ts'
import { qrPng } from './qr-png.ts'

/** CommonJS: Node hands over the function itself, where the types speak of a module around it. */
const jsQR = jsqr as unknown as typeof jsqr.default

/** Its pixels, as a camera has them. Reads what `greyPng` writes: eight bits of grey, no filter, one IDAT. */
function pixelsOf(png: Uint8Array) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  let at = 8
  while (String.fromCharCode(...png.slice(at + 4, at + 8)) !== 'IDAT') at += 12 + view.getUint32(at)
  const rows = inflateSync(png.slice(at + 8, at + 8 + view.getUint32(at)))
  return { width, height, greyAt: (x: number, y: number) => rows[y * (width + 1) + 1 + x]! }
}

/** What a phone reads off the sheet: the picture on white paper, as a camera sees it. */
function scanned(png: Uint8Array): string | undefined {
  const { width, height, greyAt } = pixelsOf(png)
  const margin = 40
  const [w, h] = [width + 2 * margin, height + 2 * margin]
  const seen = new Uint8ClampedArray(w * h * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const pixel = ((y + margin) * w + x + margin) * 4
      seen.fill(greyAt(x, y), pixel, pixel + 3)
    }
  return jsQR(seen, w, h)?.data
}

const hash = '0123456789abcdef'.repeat(4)
const check = (of: string): string => `https://linyi.test/c/01J0000000000000000000000A/papers?copy=${of}`
const form: FormPaper = {
  ...{ form: 'agreement', title: '人民调解协议书', number: '〔2026〕人调字第3号', hash, demo: false },
  ...{ issuer: '步溪村人民调解委员会', blocks: [{ kind: 'text', text: '一、赔偿六千元。' }] },
}

test('the code on every sheet of an agreement is read as the address where its copy is checked', () => {
  const files = unzipSync(formDocx(form, check))
  const pictures = Object.keys(files).filter((path) => path.endsWith('.png'))
  expect(pictures.length).toBeGreaterThan(0)
  for (const path of pictures) expect(scanned(files[path]!)).toBe(check(hash))
})

test('a code is read as what it was made of: an address to join by, a one-time link, words in Chinese', () => {
  for (const text of ['http://192.168.1.20:8080/m/362918', `https://linyi.test/p/${hash}`, '邻议 6 位码'])
    expect(scanned(qrPng(text))).toBe(text)
})
