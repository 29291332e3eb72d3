import type { Motion } from '@linyi/shared/domain/motion/state'
import type { motionTexts } from './texts.ts'

type Words = (typeof motionTexts)['zh']

/** A motion as it is read to somebody: its words, those it quotes, then 谁、做什么、何时、花多少. */
export const motionAloud = (motion: Motion, t: Words): readonly string[] => [
  motion.text,
  ...motion.options
    .flatMap(({ title, detail }) => [title === motion.text ? '' : title, detail])
    .filter(Boolean),
  ...(['who', 'what', 'when', 'cost'] as const)
    .filter((part) => motion[part] !== '')
    .map((part) => `${t[part]}，${motion[part]}`),
]
