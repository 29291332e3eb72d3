import type { InBoth } from '../in-both.ts'
import type { DecisionBase, RuleSettings } from './settings.ts'
import { capacityNames } from '../roll/capacity-names.ts'
import { justMore, pastHalf, shareName, type Share } from './share.ts'

/** What a base is called by itself. */
export const baseNames: { readonly [Base in DecisionBase]: InBoth } = {
  expected: { zh: '应到', en: 'expected' },
  present: { zh: '实到', en: 'present' },
  returned: { zh: '收回的票', en: 'papers returned' },
  valid: { zh: '有效票', en: 'valid papers' },
}

export const baseInFull: { readonly [Base in DecisionBase]: InBoth } = {
  expected: { zh: '应到人数', en: 'those expected' },
  present: { zh: '实到人数', en: 'those present' },
  returned: { zh: '收回的票', en: 'the papers returned' },
  valid: { zh: '有效票', en: 'the valid papers' },
}

/** How many the base came to: 实到 47 人. */
export function baseCounted(base: DecisionBase, count: number): InBoth {
  const { zh, en } = baseNames[base]
  const unit = base === 'expected' || base === 'present' ? '人' : '张'
  return { zh: `${zh} ${count} ${unit}`, en: `${count} ${en}` }
}

/** When a motion is carried, in a sentence. */
export function decisionSaid(decision: NonNullable<RuleSettings['decision']>): InBoth {
  if (decision.byArea) return ownersSaid(decision.share, decision.byArea)
  const whole = wholeSaid(decision)
  if (!decision.group) return whole
  const [of, name] = [capacityNames[decision.group.capacity], shareName(decision.group.share)]
  return {
    zh: `${whole.zh}其中${of.zh}单独计票，也要${name.zh}赞成。`,
    en: `${whole.en} Those who are there as ${of.en} are counted apart as well, and ${name.en} of them say yes.`,
  }
}

function ownersSaid(share: Share, { takePart, major }: { takePart: Share; major: Share }): InBoth {
  const [taking, usual, more] = [takePart, share, major].map(shareName)
  return {
    zh: `人数和面积两样都要够：${taking!.zh}的业主参加表决；参加的里面，一般事项${usual!.zh}赞成，重大事项${more!.zh}赞成，才通过。`,
    en: `By heads and by area alike: ${taking!.en} of all owners take part, and of those ${usual!.en} say yes, in major matters ${more!.en}.`,
  }
}

function wholeSaid({ share, base }: NonNullable<RuleSettings['decision']>): InBoth {
  const tie = { zh: '一样多，算没通过。', en: 'A tie does not pass.' }
  if (share.numerator === justMore.numerator)
    return { zh: `赞成比反对多就通过；${tie.zh}`, en: `Carried when more say yes than no. ${tie.en}` }
  const of = baseInFull[base]
  const en = `Carried when ${shareName(share).en} of ${of.en} say yes. ${tie.en}`
  return shareName(share).zh === shareName(pastHalf).zh
    ? { zh: `赞成超过${of.zh}的一半就通过；${tie.zh}`, en }
    : { zh: `赞成要占${of.zh}的${shareName(share).zh}才通过；${tie.zh}`, en }
}

function quorumSaid({ quorum, decision }: RuleSettings): InBoth {
  if (quorum === null)
    return decision === null
      ? { zh: '这类会不设到会人数，也不表决。', en: 'This kind of meeting has no quorum and no vote.' }
      : { zh: '这类会不设到会人数。', en: 'This kind of meeting has no quorum.' }
  const { zh, en } = shareName(quorum)
  const met = zh === shareName(pastHalf).zh ? '过半' : zh
  return { zh: `到会${met}才能表决。`, en: `A vote needs ${en} of those expected.` }
}

/** What the moderator reads out, in one breath. */
export function sentenceOf(settings: RuleSettings, floorSaid: InBoth): InBoth {
  const parts = [
    quorumSaid(settings),
    ...(settings.decision ? [decisionSaid(settings.decision)] : []),
    floorSaid,
  ]
  return { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join(' ') }
}
