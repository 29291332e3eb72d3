import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../domain/mediation/case-state.ts'
import { at, groupHead, mediator, partyA, partyB, registeredAt } from '../testing/mediation/given-case.ts'
import { ownDeeds } from './own-case.ts'

const by = (event: CaseEvent, who = mediator) => at(registeredAt, event, who)
const typesOf = (events: readonly ReturnType<typeof by>[], id: string, party: string | null) =>
  ownDeeds(events, id, party).map(({ at: _, ...deed }) => deed)

describe('what somebody did in a case', () => {
  it('is the signer’s, and of what shows who they are the party’s', () => {
    const signed: CaseEvent = {
      ...{ type: 'settlement.signed', v: 1, hash: 'h', as: 'party', signer: partyB.id, way: 'hand' },
      ...{ file: 'f', beside: true },
    }
    const card: CaseEvent = {
      ...{ type: 'file.added', v: 1, file: 'f', name: '证.jpg', mime: 'image/jpeg', bytes: 1, sha256: 's' },
      ...{ piece: 'identity', of: partyB.id },
    }
    const events = [by(signed), by(card)]
    expect(typesOf(events, groupHead.id, partyB.id)).toMatchObject([{ way: 'hand' }, { name: '证.jpg' }])
    expect(typesOf(events, partyA.id, partyA.id)).toEqual([])
    expect(typesOf(events, mediator.id, null)).toEqual([{ type: signed.type }, { type: card.type }])
  })

  it('is of who turned a case away, whose reason it is, and of the party who did not want it', () => {
    const refused = (party: string): CaseEvent => ({
      ...{ type: 'case.refused', v: 1, party, reason: '不归调解', beside: false },
    })
    const events = [by(refused('')), by(refused(partyA.id))]
    const { type } = refused('')
    const theirs = { type, reason: '不归调解', beside: false }
    expect(typesOf(events, mediator.id, null)).toEqual([theirs, { type }])
    expect(typesOf(events, partyA.id, partyA.id)).toEqual([theirs])
  })

  it('is whoever’s acts for a party, of what names them; what only follows is nobody’s', () => {
    const named: CaseEvent = {
      ...{ type: 'party.represented', v: 1, party: partyB.id, representative: groupHead.id, scope: 'head' },
      file: null,
    }
    const voided: CaseEvent = {
      ...{ type: 'settlement.assentVoided', v: 1, part: 'terms', parties: [partyA.id], hash: 'h' },
      ...{ was: '旧', is: '新' },
    }
    const failed: CaseEvent = { type: 'case.failed', v: 1, reason: '谈不拢', routes: [] }
    const events = [by(named), by(voided), by(failed)]
    expect(typesOf(events, groupHead.id, null)).toEqual([{ type: named.type, scope: 'head' }])
    expect(typesOf(events, mediator.id, null)).toEqual([
      { type: named.type },
      { type: failed.type, reason: '谈不拢' },
    ])
  })
})
