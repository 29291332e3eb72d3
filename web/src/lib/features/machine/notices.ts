import type { MachineTrouble } from '@linyi/shared/protocol/bodies'
import type { machineTexts } from './texts.ts'

export type MachineNotice = {
  readonly code: MachineTrouble['code'] | 'clockApart'
  /** Not to be put away: what people do is being lost. */
  readonly urgent: boolean
  readonly title: string
  readonly text: string
}

const minuteMs = 60_000

/**
 * What the chair is told of the machine, the worst first.
 * @param apartMs how far this device's clock is ahead of the machine's, negative when behind
 * @param hours what the two clocks show
 */
export function noticesOf(
  troubles: readonly MachineTrouble[],
  apartMs: number,
  t: (typeof machineTexts)['zh'],
  hours: { readonly machine: string; readonly device: string },
): readonly MachineNotice[] {
  const apart = Math.round(apartMs / minuteMs)
  return [
    ...troubles.map((trouble) => ({
      code: trouble.code,
      urgent: trouble.code === 'writesFail',
      ...words(trouble, t),
    })),
    ...(apart === 0
      ? []
      : [
          {
            code: 'clockApart' as const,
            urgent: false,
            title: t.clockApart(apart),
            text: t.clockApartText(hours.machine, hours.device),
          },
        ]),
  ]
}

function words(
  trouble: MachineTrouble,
  t: (typeof machineTexts)['zh'],
): Pick<MachineNotice, 'title' | 'text'> {
  switch (trouble.code) {
    case 'writesFail':
      return { title: t.writesFail, text: t.writesFailText }
    case 'diskLow':
      return { title: t.diskLow(trouble.megabytes), text: t.diskLowText }
    case 'clockJumped':
      return { title: t.clockJumped(trouble.minutes), text: t.clockJumpedText }
  }
}
