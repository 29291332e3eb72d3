import { limits } from '../../lib/limits.ts'
import type { RuleSettings } from './settings.ts'

/** What a station may set besides, which copies adopted earlier do not say. */
export type Beside = {
  readonly [Name in 'ties' | 'plain' | 'issuingSeconds' | 'gradeBase']-?: NonNullable<RuleSettings[Name]>
}

const msPerSecond = 1000

/** What holds where a text says nothing of it. */
const preset: Beside = {
  ...{ ties: 'revote', plain: 'adviceOnly', gradeBase: 'members' },
  issuingSeconds: limits.issuingWindowMs / msPerSecond,
}

/** All of it, with the presets where the settings say nothing. */
export const beside = ({ ties, plain, issuingSeconds, gradeBase }: Partial<RuleSettings>): Beside => ({
  ties: ties ?? preset.ties,
  plain: plain ?? preset.plain,
  issuingSeconds: issuingSeconds ?? preset.issuingSeconds,
  gradeBase: gradeBase ?? preset.gradeBase,
})

/** 发票, in milliseconds. */
export const issuingMsOf = (settings: Partial<RuleSettings>): number =>
  beside(settings).issuingSeconds * msPerSecond
