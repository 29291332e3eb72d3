import { describe, expect, it } from 'vitest'
import { clocksOf, dueOf } from '../../domain/mediation/case/clocks.ts'
import { figuresOf } from '../../domain/mediation/case/figures.ts'
import { caseSummaryOf } from '../../domain/mediation/case/summary.ts'
import { missingPieces } from '../../domain/mediation/dossier/pieces.ts'
import { rehearseCase } from '../rehearse-case.ts'
import { caseScenarios } from './all-cases.ts'
import { homestead, landRights, support } from './cases-in-effect.ts'
import { boat, fishPond, leak } from './cases-in-talk.ts'

const now = Date.UTC(2026, 8, 16, 4)
const phaseOf = async (name: string) =>
  (
    await rehearseCase(
      caseScenarios.find((one) => one.name === name)!,
      now,
    )
  ).state.case.phase

describe.each(caseScenarios)('case $name', (scenario) => {
  it('breaks no rule, goes forward in time, and is over by now whenever it is played', async () => {
    const times = scenario.steps.map(({ day, hour }) => day * 24 + hour)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(scenario.steps.every(({ day }) => day < 0)).toBe(true)
    for (const at of [now, Date.UTC(2026, 0, 3, 17), Date.UTC(2028, 1, 29, 1)])
      expect((await rehearseCase(scenario, at)).state.case.phase).not.toBeNull()
  })
})

describe('the list of the pictures', () => {
  it('has each of its six where it stands there', async () => {
    const phases = [landRights, homestead, fishPond, leak, support, boat].map(({ name }) => phaseOf(name))
    expect(await Promise.all(phases)).toEqual([
      ...['effective', 'performing', 'mediating', 'signing', 'performing', 'registered'],
    ])
  })

  it('leaves twelve days for the court, three days over for a payment, days for the month', async () => {
    const due = async (scenario: typeof landRights) => {
      const clock = dueOf((await rehearseCase(scenario, now)).state, now)
      return clock && [clock.of, clock.days]
    }
    expect(await due(landRights)).toEqual(['confirmation', 12])
    expect(await due(homestead)).toEqual(['instalment', -3])
    expect(await due(fishPond)).toEqual(['month', 7])
    expect(await due(support)).toEqual(['instalment', 10])
    const { state } = await rehearseCase(landRights, now)
    expect(clocksOf(state, now).map(({ days }) => days)).toEqual([12, 12, 29, 106])
  })

  it('misses an authorisation and one side’s word to the court', async () => {
    const { state, nameOf } = await rehearseCase(landRights, now)
    expect(missingPieces(state).map(({ piece, who }) => [piece, who.map(nameOf).join()])).toEqual([
      ['authorisation', '步溪村村民小组'],
      ['confirmation', '步溪村村民小组'],
    ])
  })

  it('keeps what was said apart, and asks whether it may be told', async () => {
    const { room } = await rehearseCase(fishPond, now)
    expect(room('caucus/a').lines.map(({ gist, mayTell }) => [gist, mayTell])).toEqual([
      ['', null],
      ['可以分两次，第一次在插晚秧前', null],
      ['', null],
    ])
    expect([room('caucus/b').lines.length, room('notes').lines.length]).toEqual([1, 1])
  })

  it('adds up', async () => {
    const all = await Promise.all(caseScenarios.map((scenario) => rehearseCase(scenario, now)))
    expect(
      figuresOf(
        all.map(({ state }) => caseSummaryOf(state)),
        2026,
      ),
    ).toEqual({
      ...{ accepted: 9, agreed: 4, failed: 1, performed: 1, confirmed: 0 },
    })
  })
})
