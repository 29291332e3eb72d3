import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../../protocol/commands.ts'
import {
  casePhasesAndNone,
  caseSituations,
  caucusRows,
  inCasePhase,
} from '../../testing/mediation/case-permission-rows.ts'
import { clerk, committee, everyoneInCase, officer, mediator } from '../../testing/mediation/given-case.ts'
import type { Actor } from '../decider.ts'
import { canInCase } from './case-can.ts'
import { initialCaseState } from './case-state.ts'
import type { CasePhase } from './case/schema.ts'

const cases = caseSituations.flatMap(({ said, state, rows }) =>
  rows.map((row) => [`${row[0].type} ${said}`.trim(), state, row] as const),
)
const isRegistering = (type: string) => type === 'case.register'

describe('who may do what in a case, and when', () => {
  it.each(cases.filter(([, , [{ type }]]) => !isRegistering(type)))(
    'STREAM-5 %s',
    (_, state, [command, who, when]) => {
      const table = (mayDo: (actor: Actor, phase: CasePhase | null) => boolean) =>
        casePhasesAndNone.map((phase) => ({
          phase,
          who: everyoneInCase.filter((actor) => mayDo(actor, phase)).map(({ id }) => id),
        }))
      expect(table((actor, phase) => canInCase(inCasePhase(state, phase), command, actor) === null)).toEqual(
        table((actor, phase) => who.some(({ id }) => id === actor.id) && when.includes(phase)),
      )
    },
  )

  it('STREAM-5 registering is for the station’s mediators, its officers and its head', () => {
    const [, , [command]] = cases.find(([, , [{ type }]]) => isRegistering(type))!
    const may = everyoneInCase.filter((actor) => canInCase(initialCaseState, command, actor) === null)
    expect(may).toEqual([committee, clerk, officer, mediator])
  })

  it('STREAM-5 every command of a case has its row', () => {
    const asked = [...cases.map(([, , [command]]) => command.type), ...caucusRows.map(({ type }) => type)]
    const known = [...commandSchemas]
      .filter(([type, { shape }]) => 'case' in shape || isRegistering(type))
      .map(([type]) => type)
    expect([...new Set<string>(asked)].sort()).toEqual(known.sort())
  })
})
