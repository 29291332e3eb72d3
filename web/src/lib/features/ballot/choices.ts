import type { IconName } from '#lib/ui/icon-names.ts'

/** 赞成、反对、弃权, in the order of a paper ballot, with their marks and colours. */
export const choices = ['yes', 'no', 'abstain'] as const
export type Choice = (typeof choices)[number]

export const marks = {
  yes: 'vote-for',
  no: 'vote-against',
  abstain: 'vote-abstain',
} as const satisfies Record<Choice, IconName>
export const tones = { yes: 'for', no: 'against', abstain: 'abstain' } as const
