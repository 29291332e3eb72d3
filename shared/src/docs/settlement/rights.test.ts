import { expect, test } from 'vitest'
import type { Actor } from '../../domain/decider.ts'
import type { CaseState } from '../../domain/mediation/case-state.ts'
import type { CasePhase } from '../../domain/mediation/case/schema.ts'
import {
  committee,
  foldCase,
  groupHead,
  mediator,
  partyA,
  partyB,
  stranger,
  untilPhase,
} from '../../testing/mediation/given-case.ts'
import { parts } from '../../domain/mediation/settlement/parts.ts'
import { rightsInSettlement, settlementRights } from './rights.ts'
import { settlementSchema } from './shape.ts'

const desk = (mayWrite: () => 'settlement.mayNotEdit' | null = () => null) => ({
  mayWrite,
  mayWritePart: (part: string) => (part === 'terms' ? ('settlement.locked' as const) : null),
})

test('T7 asks the case, by part, whoever writes', () => {
  const rights = settlementRights('mediator', desk(), settlementSchema)
  expect(rights.write()).toBeNull()
  expect(parts.map((part) => rights.writePart(part))).toEqual([null, null, 'settlement.locked', null])
  const barred = settlementRights(
    'party',
    desk(() => 'settlement.mayNotEdit'),
    settlementSchema,
  )
  expect(barred.write()).toBe('settlement.mayNotEdit')
})

test('T7 takes nothing of an editor that does not know the node types', () => {
  const answers = [null, settlementSchema - 1, settlementSchema, settlementSchema + 1].map((schema) =>
    settlementRights('mediator', desk(), schema).write(),
  )
  expect(answers).toEqual(['settlement.oldSchema', 'settlement.oldSchema', null, null])
})

test('T7 mediators of the case write while it is mediated, but for what everybody agreed to', () => {
  const during = (phase: CasePhase) => foldCase(untilPhase(phase))
  const write = (state: CaseState, actor: Actor) =>
    rightsInSettlement(state, actor, settlementSchema).write() ?? 'yes'
  expect(
    (['mediatorSet', 'mediating', 'agreedWritten', 'signing', 'effective', 'failed'] as const).map((phase) =>
      write(during(phase), mediator),
    ),
  ).toEqual([
    'settlement.notYet',
    'yes',
    'settlement.finalised',
    'settlement.finalised',
    'settlement.over',
    'settlement.over',
  ])
  for (const who of [partyA, partyB, groupHead, committee, stranger])
    expect(write(during('mediating'), who)).toBe('settlement.mayNotEdit')
  const rights = rightsInSettlement(during('agreedWritten'), mediator, settlementSchema)
  expect(parts.map((part) => rights.writePart(part))).toEqual(parts.map(() => 'settlement.locked'))
  const open = rightsInSettlement(during('mediating'), mediator, settlementSchema)
  expect(parts.map((part) => open.writePart(part))).toEqual(parts.map(() => null))
})
