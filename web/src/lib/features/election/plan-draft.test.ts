import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import { paperKinds } from '@linyi/shared/domain/ballot/secret/paper-kinds'
import type { IssueId } from '@linyi/shared/lib/ids'
import { expect, it } from 'vitest'
import {
  briefOf,
  changedBriefs,
  draftOf,
  figuresOf,
  linesOf,
  planOf,
  plannedRules,
  toggled,
  withBriefs,
  type BriefDraft,
} from './plan-draft.ts'

const locked: MeetingState = {
  ...initialState,
  meeting: { ...initialState.meeting, facts: { ...initialState.meeting.facts, kind: 'townCongress' } },
  issue: {
    ...initialState.issue,
    lock: {
      ...{ at: 0, by: '' },
      quote: {
        ...{ doc: 'board', hash: '' },
        fields: {
          'issues/a/title': '路灯',
          'issues/a/detail': '晚上看不清',
          'issues/b/title': '排水',
          'issues/b/detail': '',
        },
      },
    },
  },
}
const lines = linesOf(locked, (id) => (id === 'b' ? 0 : 1))!
const typed: BriefDraft = {
  ...{ investment: '12.5', unit: ' 街道办 ', due: '2027-06-30', content: '装灯', place: '' },
}

it('takes the lines of the locked list in its order, and none while it is open', () => {
  expect(lines.map(({ title }) => title)).toEqual(['排水', '路灯'])
  expect(linesOf(initialState, () => 0)).toBeNull()
})

it('begins with nobody standing, the line’s own words as content, and what the meeting can decide', () => {
  const draft = draftOf(locked, lines)
  expect(draft).toMatchObject({ candidates: [], seats: 1, binding: true, rulesText: null })
  expect(draft.briefs['a']).toMatchObject({ content: '晚上看不清', investment: '' })
})

it('reads a brief as it is typed, or says what is missing first', () => {
  expect(briefOf(typed)).toMatchObject({ investment: 12_500_000, unit: '街道办' })
  expect(briefOf({ ...typed, investment: '很多' })).toBe('investment')
  expect(briefOf({ ...typed, unit: ' ' })).toBe('unit')
  expect(briefOf({ ...typed, due: '' })).toBe('due')
  expect(briefOf({ ...typed, content: '' })).toBe('content')
})

it('ticks lines in the order of the list, whatever the order of the taps', () => {
  const both = ['a', 'b'].reduce((draft, id) => toggled(draft, lines, id), draftOf(locked, lines))
  expect(both.candidates).toEqual(['b', 'a'])
  expect(toggled(both, lines, 'b').candidates).toEqual(['a'])
})

it('sends only briefs that say something else, and a plan whose words follow its settings until they are written', () => {
  const draft = { ...draftOf(locked, lines), candidates: ['a'], briefs: { a: typed, b: typed } }
  const [sent, ...others] = changedBriefs(locked, draft)
  expect([sent?.issue, others]).toEqual(['a', []])
  const saved = withBriefs(locked, draft)
  expect(saved.election.briefs['a']).toEqual(sent?.brief)
  expect(changedBriefs(saved, draft)).toEqual([])
  expect(planOf(saved, { ...draft, seats: 2 }).rulesText).toContain('从 1 个候选项目里选 2 个')
  expect(planOf(saved, { ...draft, rulesText: ' 本会自己的话 ' }).rulesText).toBe('本会自己的话')
})

it('reads a saved plan back as it was, with words of its own or those of the settings', () => {
  const made = planOf(locked, { ...draftOf(locked, lines), candidates: ['a', 'b'] as IssueId[] })
  const withPlan = (rulesText: string): MeetingState => ({
    ...locked,
    election: { ...locked.election, plan: { ...made, rulesText } },
  })
  expect(draftOf(withPlan(made.rulesText), lines).rulesText).toBeNull()
  expect(draftOf(withPlan('自己的话'), lines).rulesText).toBe('自己的话')
})

it('offers the usual rules first, then every other one', () => {
  expect(plannedRules.slice(0, 2)).toEqual(['threshold', 'k_approval'])
  expect([...plannedRules].sort()).toEqual(Object.keys(paperKinds).sort())
})

it('sends of seats, money and points what the rule reads', () => {
  const draft = { ...draftOf(locked, lines), seats: 3, budget: '12.5', scoreMax: 7, points: 9 }
  expect(figuresOf(draft)).toEqual({ seats: 3 })
  expect(figuresOf({ ...draft, rule: 'mes' })).toEqual({ seats: 1, budget: 12_500_000 })
  expect(figuresOf({ ...draft, rule: 'mes', budget: '' })).toEqual({ seats: 1 })
  expect(figuresOf({ ...draft, rule: 'score' })).toEqual({ seats: 3, scoreMax: 7 })
  expect(figuresOf({ ...draft, rule: 'cumulative' })).toEqual({ seats: 3, points: 9 })
  expect(figuresOf({ ...draft, rule: 'irv' })).toEqual({ seats: 1 })
})
