import { expect, test } from 'vitest'
import { draw, extended, isSignature, type Stroke } from './strokes.ts'

const line = (...xs: number[]): Stroke => xs.map((x) => ({ x, y: 0.5 }))

test('a point outside of the pad counts at its edge, and a tremble adds nothing', () => {
  expect(extended([], { x: -1, y: 2 })).toEqual([{ x: 0, y: 1 }])
  const resting = line(0.5)
  expect(extended(resting, { x: 0.5039, y: 0.5 })).toBe(resting)
  expect(extended(resting, { x: 0.505, y: 0.5 })).toHaveLength(2)
})

test('a slip of the hand is no signature; a quarter of the pad in ink is one, in however many strokes', () => {
  expect(isSignature([])).toBe(false)
  expect(isSignature([line(0.1), line(0.3)])).toBe(false)
  expect(isSignature([line(0.1, 0.34)])).toBe(false)
  expect(isSignature([line(0, 0.125), line(0.5, 0.625)])).toBe(true)
})

test('every stroke is one path at the size asked for, a dot included', () => {
  const calls: string[] = []
  const said =
    (name: string) =>
    (...at: number[]) =>
      void calls.push([name, ...at.map((n) => Math.round(n * 10) / 10)].join(' '))
  const pen = {
    beginPath: said('begin'),
    moveTo: said('move'),
    lineTo: said('line'),
    quadraticCurveTo: said('curve'),
    stroke: said('stroke'),
  }
  draw(pen, [line(0, 0.5, 1), line(0.2), []], 100, 10)
  expect(calls).toEqual([
    'begin',
    'move 0 5',
    'curve 0 5 25 5',
    'curve 50 5 75 5',
    'line 100 5',
    'stroke',
    'begin',
    'move 20 5',
    'line 20.1 5',
    'stroke',
  ])
})
