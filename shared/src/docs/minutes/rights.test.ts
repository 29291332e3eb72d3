import { describe, expect, test } from 'vitest'
import type { Actor } from '../../domain/decider.ts'
import { phases } from '../../domain/meeting/phase-names.ts'
import {
  chair,
  deputy,
  fold,
  given,
  gridWorker,
  head,
  joined,
  officer,
  recorder,
  resident,
  stranger,
  until,
} from '../../testing/given.ts'
import { mayOpenMinutes, minutesRights } from './rights.ts'
import { proseSchema } from './shape.ts'

const everyone = [head, officer, chair, recorder, gridWorker, deputy, resident, stranger]
const writers = [head, officer, chair, recorder]
const begun = [...until('inProgress'), joined(resident)]

describe('who writes the minutes', () => {
  test('N6 staff open and write them, nobody else', () => {
    const { state } = given(...begun)
    const open = (one: Actor) => mayOpenMinutes(state, one)?.code ?? 'yes'
    const write = (one: Actor) => minutesRights(state, one, proseSchema).write() ?? 'yes'
    for (const one of everyone) {
      const may = writers.includes(one)
      expect([open(one), write(one)]).toEqual(may ? ['yes', 'yes'] : ['who.staff', 'minutes.mayNotEdit'])
    }
  })

  test('N6 from check-in to the close', () => {
    const { state } = given(...begun)
    const answers = phases.map((phase) => {
      const inPhase = { ...state, meeting: { ...state.meeting, phase } }
      return [phase, minutesRights(inPhase, recorder, proseSchema).write()]
    })
    expect(Object.fromEntries(answers)).toEqual({
      draft: 'minutes.notYet',
      announced: 'minutes.notYet',
      collecting: 'minutes.notYet',
      agendaFixed: 'minutes.notYet',
      checkingIn: null,
      inProgress: null,
      voting: null,
      summarizing: null,
      closed: 'minutes.locked',
      published: 'minutes.locked',
      archived: 'minutes.locked',
      cancelled: 'minutes.locked',
    })
  })

  test('N6 at an editor that knows the node types', () => {
    const { state } = given(...begun)
    const answers = [null, proseSchema - 1, proseSchema, proseSchema + 1].map((schema) =>
      minutesRights(state, recorder, schema).write(),
    )
    expect(answers).toEqual(['minutes.oldSchema', 'minutes.oldSchema', null, null])
  })

  test('N6 and not who was asked to leave, on any phone of theirs', () => {
    const state = fold([...begun, joined(recorder), { type: 'roll.removed', v: 1, participant: recorder.id }])
    expect(minutesRights(state, recorder, proseSchema).write()).toBe('minutes.removed')
  })
})
