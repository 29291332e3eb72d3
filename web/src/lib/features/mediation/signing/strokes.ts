/** A signature as it was drawn: lines of points, both axes from 0 to 1 of the pad, so that it can be drawn at any size. */
export type Point = { readonly x: number; readonly y: number }
export type Stroke = readonly Point[]

/** Shorter moves than this share of the pad are the tremble of a resting finger. */
const stepMin = 0.004
/** Less ink than this in all is a slip of the hand, not a name. */
const inkMin = 0.25

const away = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)

const inside = (value: number): number => Math.min(1, Math.max(0, value))

/** The stroke with one more point, or itself where the finger has hardly moved. */
export function extended(stroke: Stroke, { x, y }: Point): Stroke {
  const point = { x: inside(x), y: inside(y) }
  const last = stroke[stroke.length - 1]
  return last && away(last, point) < stepMin ? stroke : [...stroke, point]
}

const inkOf = (stroke: Stroke): number =>
  stroke.slice(1).reduce((sum, point, place) => sum + away(stroke[place]!, point), 0)

/** Is there enough on the pad to be somebody's name? */
export const isSignature = (strokes: readonly Stroke[]): boolean =>
  strokes.reduce((sum, stroke) => sum + inkOf(stroke), 0) >= inkMin

/** The part of a canvas's 2D context that a pen needs. */
type Pen = Pick<CanvasRenderingContext2D, 'beginPath' | 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'stroke'>

/** Draws the strokes as one would with a brush pen: through the middles between points, so that no corner shows. */
export function draw(pen: Pen, strokes: readonly Stroke[], width: number, height: number): void {
  for (const stroke of strokes) {
    const points = stroke.map(({ x, y }) => ({ x: x * width, y: y * height }))
    const first = points[0]
    if (!first) continue
    pen.beginPath()
    pen.moveTo(first.x, first.y)
    if (points.length === 1) pen.lineTo(first.x + 0.1, first.y)
    points.slice(1).forEach((point, place) => {
      const before = points[place]!
      pen.quadraticCurveTo(before.x, before.y, (before.x + point.x) / 2, (before.y + point.y) / 2)
    })
    const last = points[points.length - 1]!
    if (points.length > 1) pen.lineTo(last.x, last.y)
    pen.stroke()
  }
}
