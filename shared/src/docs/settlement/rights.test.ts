import { expect, test } from 'vitest'
import { parts } from '../../domain/mediation/settlement/parts.ts'
import { settlementRights } from './rights.ts'
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
