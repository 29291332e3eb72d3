import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../protocol/commands.ts'
import { removed } from '../testing/given.ts'
import { everyone, inPhase, situations } from '../testing/permission-rows.ts'
import { permissionsPage } from '../testing/permissions-page.ts'
import type { Actor } from './decider.ts'
import { can } from './meeting-can.ts'
import { phases } from './meeting/phase-names.ts'
import type { Phase } from './meeting/schema.ts'
import { stationPolicies } from './station/policy.ts'

const cases = situations.flatMap(({ said, state, rows }) =>
  rows.map((row) => [`${row[0].type} ${said}`.trim(), state, row] as const),
)

/** Those have rows of their own, beside their rules. */
const isOfCase = (type: string, shape: object): boolean =>
  'case' in shape || 'screening' in shape || type === 'case.register'

describe('who may do what when', () => {
  it.each(cases)('STREAM-5 %s', (_, state, [command, who, when, alsoWho = [], alsoWhen = []]) => {
    const table = (mayDo: (actor: Actor, phase: Phase | null) => boolean) =>
      [null, ...phases].map((phase) => ({
        phase,
        who: everyone.filter((actor) => mayDo(actor, phase)).map(({ id }) => id),
      }))
    const among = (people: readonly Actor[], one: Actor) => people.some(({ id }) => id === one.id)
    expect(table((actor, phase) => can(inPhase(state, phase), command, actor) === null)).toEqual(
      table(
        (actor, phase) =>
          (among(who, actor) && when.includes(phase)) ||
          (among(alsoWho, actor) && phase !== null && alsoWhen.includes(phase)),
      ),
    )
  })

  it('STREAM-5 every command of a meeting has its row', () => {
    const asked = cases.map(([, , [command]]) => command.type)
    const known = [...commandSchemas]
      .filter(([type, { shape }]) => !Object.hasOwn(stationPolicies, type) && !isOfCase(type, shape))
      .map(([type]) => type)
    expect([...new Set<string>(asked)].sort()).toEqual(known.sort())
  })

  it.each(cases)('STREAM-5 %s is nothing that a removed person may do', (_, state, [command]) => {
    for (const phase of phases)
      expect(can(inPhase(state, phase), command, removed)).toEqual({ code: 'roll.removed' })
  })

  it('STREAM-5 the reference page says what the policies answer', async () => {
    await expect(permissionsPage()).toMatchFileSnapshot('../../../docs/PERMISSIONS.md')
  })
})
