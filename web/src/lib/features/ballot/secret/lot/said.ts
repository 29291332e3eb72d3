import type { Drawn } from '@linyi/shared/domain/ballot/secret/lot-outcome'
import type { SecretTerms } from '@linyi/shared/domain/ballot/secret/terms'
import { joins } from '#lib/i18n/joins.ts'
import type { Lang } from '#lib/prefs.ts'
import { lotTexts } from './texts.ts'

const seedDigits = 16
const groupDigits = 4

/** The first digits of a seed in groups: enough to tell it from another; all of it is in the record. */
export const shortSeed = (seed: string): string =>
  seed.slice(0, seedDigits).replace(new RegExp(`.{${groupDigits}}(?=.)`, 'g'), '$& ')

/** What a lot came to, in sentences: who has the seats, in which order they stood, and by which seed. */
export function lotSaid(terms: Pick<SecretTerms, 'candidates'>, drawn: Drawn, lang: Lang): readonly string[] {
  const t = lotTexts[lang]
  const listed = (ids: readonly string[]): string =>
    joins[lang].listed(ids.map((id) => terms.candidates.find((one) => one.id === id)?.title ?? ''))
  return [t.won(listed(drawn.won)), t.order(listed(drawn.order)), t.seed(shortSeed(drawn.seed))]
}
