import type { Instant } from '@linyi/shared/domain/decider'
import { dayOf } from '@linyi/shared/domain/days'
import type { ScreeningCommand } from '@linyi/shared/domain/mediation/screening-stream'
import { mediator } from '@linyi/shared/testing/case-people'
import { doorKeeper, personByKey, type Person } from '@linyi/shared/testing/people'
import type { Send } from './build.ts'
import { idFrom, personIdOf } from './cast.ts'

const dayMs = 24 * 60 * 60_000
const round = idFrom('screening before the holidays') as never
const finding = (name: string) => idFrom(`finding ${name}`) as never
const task = idFrom('task leak') as never

/** One round of 排查 that is half way: what was found, who does what, and a danger that was told. */
export async function playScreening(
  send: Send,
  station: string,
  now: Instant,
  setClock: (at: Instant) => void,
): Promise<void> {
  const day = (ago: number) => dayOf(now - ago * dayMs)
  const [deng, tang] = [personByKey('deng'), personByKey('tang')]
  const grids = ['beiyuan', 'qibao', 'tianma', 'mingxing']
  const acts: readonly (readonly [ago: number, by: Person, command: ScreeningCommand])[] = [
    [
      6,
      mediator,
      { type: 'screening.begin', round, title: '中秋前排查', from: day(6), until: day(-4), grids },
    ],
    [5, deng, { type: 'screening.cover', round, grid: 'beiyuan', on: day(5) }],
    [
      5,
      deng,
      {
        ...{ type: 'screening.find', round, finding: finding('leak'), grid: 'beiyuan', category: 'water' },
        ...{ risk: 'watch', place: '北园新村三巷', words: '楼上漏水，楼下天花板掉皮，两家骂过两回。' },
      },
    ],
    [
      4,
      mediator,
      {
        ...{ type: 'screening.assign', round, finding: finding('leak'), task },
        ...{ person: personIdOf(deng), words: '陪水电工上门看是哪里漏', due: day(-1) },
      },
    ],
    [3, tang, { type: 'screening.cover', round, grid: 'tianma', on: day(3) }],
    [
      3,
      tang,
      {
        ...{
          type: 'screening.find',
          round,
          finding: finding('land'),
          grid: 'tianma',
          category: 'landRights',
        },
        ...{ risk: 'watch', place: '天马村口', words: '两家争一块菜地的边，界石被人挪过。' },
      },
    ],
    [2, tang, { type: 'screening.rate', round, finding: finding('land'), risk: 'high', words: '昨晚砸了门' }],
    [
      2,
      tang,
      { type: 'screening.alarm', round, finding: finding('land'), to: 'police', words: '扬言今晚动手' },
    ],
    [1, doorKeeper, { type: 'screening.cover', round, grid: 'mingxing', on: day(1) }],
    [
      1,
      doorKeeper,
      {
        ...{
          type: 'screening.find',
          round,
          finding: finding('dog'),
          grid: 'mingxing',
          category: 'neighbours',
        },
        ...{ risk: 'low', place: '', words: '夜里狗叫，邻居有意见。' },
      },
    ],
    [
      1,
      mediator,
      {
        ...{ type: 'screening.settle', round, finding: finding('dog'), outcome: 'calmed' },
        words: '狗主夜里把狗牵进屋',
      },
    ],
  ]
  for (const [ago, by, command] of acts) {
    setClock(now - ago * dayMs)
    await send({ person: personIdOf(by), meeting: null }, { screening: station, ...command })
  }
}
