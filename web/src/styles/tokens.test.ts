import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Colours = Readonly<Record<string, string>>

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function block(selector: string): Colours {
  const from = css.indexOf('{', css.indexOf(`\n${selector} {`) + 1)
  const body = css.slice(from + 1, css.indexOf('}', from))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1]!, match[2]!]),
  )
}

const light = block(':root')
const dark = block(":root[data-theme='dark']")
const darkBySystem = block("  :root:not([data-theme='light'])")

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
  const [r, g, b] = [0, 2, 4].map((at) => {
    const part = parseInt(full.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function ratio(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright! + 0.05) / (dim! + 0.05)
}

/** Text on its ground: 4.5 and more. */
const text = [
  ...['ink', 'ink2', 'ink3', 'dai', 'tea', 'seal', 'jiang', 'for', 'ag', 'ab'].flatMap((colour) => [
    [colour, 'paper'],
    [colour, 'sheet'],
  ]),
  ['ink3', 'well'],
  ['on-dai', 'dai'],
  ['dai', 'dai-t'],
  ['tea', 'tea-t'],
  ['on-seal', 'seal'],
  ['jiang', 'jiang-t'],
  ['for', 'for-t'],
  ['ag', 'ag-t'],
  ['ab', 'ab-t'],
  ...[1, 2, 3, 4, 5, 6].map((place) => ['on-p', `p${place}`]),
] as const

/** Borders of controls and graphics: 3 and more. */
const graphics = [
  ['edge', 'paper'],
  ['edge', 'sheet'],
  ['tea-g', 'sheet'],
  ['tea-g', 'paper'],
] as const

test.each(['light', 'dark'] as const)(
  '%s: every text and every control can be told from its ground',
  (theme) => {
    const colours = { ...light, ...(theme === 'dark' ? dark : {}) }
    const failing = [
      ...text.filter(([on, under]) => ratio(colours[on!]!, colours[under!]!) < 4.5),
      ...graphics.filter(([on, under]) => ratio(colours[on]!, colours[under]!) < 3),
    ]
    expect(failing).toEqual([])
  },
)

test('dark by choice and dark by system are one list', () => {
  expect(Object.keys(dark).length).toBeGreaterThan(30)
  expect(darkBySystem).toEqual(dark)
})

test('dark leaves no colour of the light theme behind', () => {
  const same = ['sans', 'serif', 'qr-ground', 'qr-ink']
  expect(Object.keys(light).filter((name) => !(name in dark))).toEqual(same)
})
