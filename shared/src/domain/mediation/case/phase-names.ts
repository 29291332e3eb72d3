import type { InBoth } from '../../in-both.ts'
import type { CasePhase } from './schema.ts'

/** What a phase is called on screens. */
export const casePhaseNames: Readonly<Record<CasePhase, InBoth>> = {
  registered: { zh: '已受理', en: 'registered' },
  mediatorSet: { zh: '已定调解员', en: 'mediators named' },
  mediating: { zh: '调解中', en: 'in mediation' },
  agreedOral: { zh: '口头说定', en: 'agreed by word of mouth' },
  agreedWritten: { zh: '已定稿', en: 'agreed in writing' },
  signing: { zh: '等签字', en: 'being signed' },
  effective: { zh: '协议生效', en: 'in effect' },
  performing: { zh: '履行中', en: 'being performed' },
  performed: { zh: '履行完毕', en: 'performed' },
  breached: { zh: '没按协议做', en: 'not kept' },
  confirmApplied: { zh: '已申请司法确认', en: 'confirmation applied for' },
  confirmed: { zh: '法院已确认', en: 'confirmed by the court' },
  notConfirmed: { zh: '法院没有确认', en: 'not confirmed' },
  failed: { zh: '调解不成', en: 'no agreement' },
  terminated: { zh: '已终止', en: 'ended by a party' },
  refused: { zh: '不调解', en: 'not mediated' },
  archived: { zh: '已归档', en: 'archived' },
}

/** Every phase, in the order of a case's course. */
export const casePhases = Object.keys(casePhaseNames) as readonly CasePhase[]
