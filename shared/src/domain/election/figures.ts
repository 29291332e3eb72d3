import type { ElectionPlan } from './state.ts'

type Figures = Pick<ElectionPlan, 'budget' | 'scoreMax' | 'points' | 'plain'>

/** What a plan says beside seats, as far as it says it. */
export const figuresIn = ({ budget, scoreMax, points, plain }: Figures): Figures => ({
  ...(budget && { budget }),
  ...(scoreMax && { scoreMax }),
  ...(points && { points }),
  ...(plain && { plain }),
})

const fenPerWan = 1_000_000

/** Money as the 表决办法 and a brief have it, in 万元. */
export const wan = (fen: number): string => `${fen / fenPerWan}`
