import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../domain/meeting/summary.ts'
import { alikePairs } from '../../domain/issue/alike.ts'
import { entryOf, isListed, mergedInto, secondersOf, waitingProposals } from '../../domain/issue/state.ts'
import { minutesOf } from '../../domain/minutes/minutes.ts'
import { ratingsOf } from '../../domain/rating/state.ts'
import { excused, expected, observers, present, quorum } from '../../domain/roll/counts.ts'
import type { PersonId } from '../../lib/ids.ts'
import { commandSchemas } from '../../protocol/commands.ts'
import { accounts, residents, roll } from '../people.ts'
import { grids, stations } from '../places.ts'
import { rehearse } from '../rehearse.ts'
import { rehearseCase } from '../rehearse-case.ts'
import { scenarios } from './all.ts'
import { everyCaseCommand } from './every-case-command.ts'
import { everyCommand, everyScreeningCommand, everyStationCommand, needPapers } from './every-command.ts'
import { finished } from './finished.ts'
import { inProgress } from './in-progress.ts'
import { teaTalk } from './tea-talk.ts'

const now = Date.UTC(2026, 10, 21, 11, 41)

describe('the street of the demonstration', () => {
  it('has 9 stations and 51 grids, none twice', () => {
    expect(stations).toHaveLength(9)
    expect(new Set(stations.map(({ name }) => name)).size).toBe(9)
    expect(grids).toHaveLength(51)
    expect(new Set(grids.map(({ id }) => id)).size).toBe(51)
    expect(new Set(grids.map(({ name }) => name)).size).toBe(51)
  })

  it('has 54 people who may vote, each of a name and key of their own, at home in a known grid', () => {
    expect(roll.filter(({ capacity }) => capacity !== 'observer')).toHaveLength(54)
    const people = [...accounts, ...residents]
    expect(new Set(people.map(({ key }) => key)).size).toBe(people.length)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
    const known = new Set(['', ...grids.map(({ id }) => id)])
    expect(people.filter(({ grid }) => !known.has(grid))).toEqual([])
  })
})

describe.each(scenarios)('scenario $name', (scenario) => {
  it('breaks no rule, goes forward in time and is over by now', async () => {
    const times = [scenario.draftedAtMinutes, ...scenario.steps.map(({ atMinutes }) => atMinutes)]
    expect(times).toEqual([...times].sort((a, b) => a - b))
    const hall = await rehearse(scenario, now)
    const last = hall.history().at(-1)!
    expect(last.at).toBeLessThanOrEqual(now)
  })
})

describe('the meeting in progress', () => {
  it('stands as in the pictures: 47 of 54, seven issues with their seconds, two proposals waiting', async () => {
    const hall = await rehearse(inProgress, now)
    const state = hall.state()
    expect([expected(state), present(state.roll), excused(state.roll), observers(state.roll)]).toEqual([
      54, 47, 3, 2,
    ])
    expect(quorum(state)).toEqual({ needed: 28, met: true, area: null })
    const quote = hall.board().fields
    const seconds = Object.fromEntries(
      Object.keys(quote)
        .filter((path) => path.endsWith('/title'))
        .map((path) => [quote[path], entryOf(state.issue, path.split('/')[1]!).seconds.length]),
    )
    expect(seconds).toEqual({
      '北园新村一下大雨就水浸，排水口常被落叶堵住': 24,
      '新会大道西与新粮公司路口，左转车和行人抢道': 14,
      '过新粮公司路口，左转的车不让人': 11,
      李文达中学门前早市收档后垃圾没人清: 9,
      '浐湾社区护坡有裂缝，雨季前要看一看': 8,
      '浐湾后山的坡掉过石头，怕塌': 6,
      '七堡村 Y199 公交站点人行道坑洼': 6,
    })
    const waiting = waitingProposals(state.issue).map((id) => state.issue.proposals[id]!.text)
    expect(waiting).toEqual(['茶坑路段缺路灯，晚上看不清', '北园新村电动车没处充电，都从楼上拉线'])
    expect(state.issue.lock).toBeNull()
    expect(state.roll.joining).toBe('open')
    expect(summaryOf(state).agenda).toEqual({ position: 2, count: 4, title: '说问题、理清单' })
  })

  it('has one line that was two, with seventeen people behind it', async () => {
    const { issue } = (await rehearse(inProgress, now)).state()
    const [[into, held]] = [...mergedInto(issue)] as [[string, readonly string[]]]
    expect(entryOf(issue, into).accepted?.title).toContain('新会大道西')
    expect(held).toHaveLength(1)
    expect(secondersOf(issue, into)).toHaveLength(17)
  })

  it('has two lines that read like one matter, and no others', async () => {
    const hall = await rehearse(inProgress, now)
    const { issue } = hall.state()
    const { fields } = hall.board()
    const nameOf = new Map(grids.map(({ id, name }) => [id, name]))
    const wordings = Object.keys(issue.entries)
      .filter((id) => isListed(issue, id))
      .map((id) => ({
        id,
        title: fields[`issues/${id}/title`]!,
        place: nameOf.get(entryOf(issue, id).accepted?.grid ?? '') ?? '',
      }))
    const pairs = alikePairs(wordings).map(({ one, other }) =>
      [one, other].map((id) => fields[`issues/${id}/title`]),
    )
    expect(pairs).toEqual([['浐湾社区护坡有裂缝，雨季前要看一看', '浐湾后山的坡掉过石头，怕塌']])
  })

  it('lets twelve people stand behind the two slopes together', async () => {
    const { issue } = (await rehearse(inProgress, now)).state()
    const behind = Object.values(issue.entries)
      .filter(({ accepted }) => accepted?.title.includes('浐湾'))
      .flatMap(({ seconds }) => seconds)
    expect(new Set(behind).size).toBe(12)
  })
})

describe('the others', () => {
  it('leave one meeting locked, closed and published', async () => {
    const state = (await rehearse(finished, now)).state()
    expect(state.meeting).toMatchObject({ phase: 'published', closedSeq: expect.any(Number) })
    expect(Object.values(state.issue.lock!.quote.fields)).toContain('下水口有味，夏天更重')
    expect(quorum(state)).toEqual({ needed: 9, met: true, area: null })
  })

  it('let it speak, decide and be rated, and write its minutes', async () => {
    const state = (await rehearse(finished, now)).state()
    const { attendance, speakers, ballots, resolutions, issues } = minutesOf(state)
    expect([attendance.present, speakers.length, issues.map(({ seconds }) => seconds)]).toEqual([
      13,
      2,
      [8, 6, 3],
    ])
    expect(ballots).toMatchObject([
      { method: 'hands', result: { yes: 11, no: 1, silent: 1, base: 'present', needed: 7, passed: true } },
      { method: 'open', result: { yes: 10, no: 1, abstain: 1, silent: 1, needed: 7, passed: true } },
    ])
    expect(ballots[1]?.result.table).toHaveLength(12)
    expect(resolutions.map(({ followUps }) => followUps[0]?.unit)).toEqual(['市场管理方', '环卫所'])
    expect(ratingsOf(state.rating)).toEqual({ satisfied: 5, mostly: 1, dissatisfied: 0 })
  })

  it('put what a tea-talk hears straight onto the list', async () => {
    const state = (await rehearse(teaTalk, now)).state()
    expect(waitingProposals(state.issue)).toEqual([])
    expect(Object.values(state.issue.entries).map(({ accepted }) => accepted?.title)).toEqual([
      '楼道消防设施配不齐',
      '老人没处坐，想要长椅',
    ])
    expect(quorum(state)).toBeNull()
  })
})

/** Told apart by what the route adds beside it: the bytes, in a private room. */
const byRoom = ['caucus.addFile']

describe('the meetings and cases in which everything happens', () => {
  it('break no rule, and leave out no command there is', async () => {
    const beside = [
      ...everyStationCommand('anybody' as PersonId),
      ...everyScreeningCommand(() => 'any', 'anybody' as PersonId),
    ]
    const sent = new Set([...beside.map(({ type }): string => type), ...byRoom])
    for (const scenario of everyCommand) await rehearse(scenario, now, (type) => sent.add(type))
    for (const scenario of everyCaseCommand) await rehearseCase(scenario, now, (type) => sent.add(type))
    const known = [...commandSchemas.keys()].filter((type) => !needPapers.includes(type))
    expect([...sent].sort()).toEqual(known.sort())
  })
})
