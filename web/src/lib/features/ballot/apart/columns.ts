import type { BallotResult } from '@linyi/shared/domain/ballot/schema'
import { squareMetres } from '@linyi/shared/domain/roll/area'
import { capacityNames } from '@linyi/shared/domain/roll/capacity-names'
import { baseCounted } from '@linyi/shared/domain/rules/said'
import type { Lang } from '#lib/prefs.ts'
import { apartTexts } from './texts.ts'

/** One of the counts that must both pass, in words. */
export type Column = {
  readonly name: string
  /** Who took part, or what the share is taken of. */
  readonly base: string
  /** How many have to take part; empty where nobody asks for that. */
  readonly tookNeeded: string
  readonly yes: string
  readonly no: string
  readonly abstain: string
  readonly needed: string
  /** What it lacks; empty where it has passed. */
  readonly short: string
}

type Told = Omit<BallotResult, 'table'>
type Counted = Pick<Told, 'yes' | 'no' | 'abstain' | 'needed'>

type Asked = {
  readonly name: string
  readonly counted: Counted
  /** Who had to take part; null where nobody asks for that. */
  readonly tookPart: number | null
  readonly base: string
  readonly said: (amount: number) => string
}

function columnOf({ name, counted, tookPart, base, said }: Asked, lang: Lang): Column {
  const t = apartTexts[lang]
  const { yes, no, abstain, needed } = counted
  const took = yes + no + abstain
  const short = (): string => {
    if (tookPart !== null && took < tookPart) return t.tookShort(said(tookPart - took))
    if (yes < needed) return t.yesShort(said(needed - yes))
    return yes > no ? '' : t.tie
  }
  return {
    ...{ name, base, needed: said(needed), short: short() },
    tookNeeded: tookPart === null ? '' : said(tookPart),
    ...{ yes: said(yes), no: said(no), abstain: said(abstain) },
  }
}

/** By heads and by area, or all and the group; none where one count decides. */
export function columnsOf(result: Told, lang: Lang): readonly Column[] {
  const t = apartTexts[lang]
  const { byArea, group } = result
  if (byArea) {
    const metres = (area: number) => t.area(squareMetres(area))
    const [took, area] = [result.baseCount, byArea.yes + byArea.no + byArea.abstain]
    const heads = { name: t.heads, counted: result, tookPart: byArea.ownersNeeded, said: t.people }
    const held = { name: t.byArea, counted: byArea, tookPart: byArea.areaNeeded, said: metres }
    return [
      columnOf({ ...heads, base: t.people(took) }, lang),
      columnOf({ ...held, base: metres(area) }, lang),
    ]
  }
  if (!group) return []
  const name = capacityNames[group.capacity][lang]
  const of = (one: Pick<Told, 'base' | 'baseCount'>) => baseCounted(one.base, one.baseCount)[lang]
  return [
    columnOf({ name: t.all, counted: result, tookPart: null, base: of(result), said: t.people }, lang),
    columnOf({ name, counted: group, tookPart: null, base: of(group), said: t.people }, lang),
  ]
}
