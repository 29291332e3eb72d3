import { methods } from '../domain/ballot/methods.ts'
import { kinds, rulesIn } from '../domain/meeting/kinds.ts'
import { squareMetres } from '../domain/roll/area.ts'
import { capacityNames } from '../domain/roll/capacity-names.ts'
import type { OwnRules } from '../domain/rules/own.ts'
import { baseCounted, baseInFull } from '../domain/rules/said.ts'
import type { ProseBlock } from '../domain/minutes/prose.ts'
import { subjectTitles, type MinutedBallot, type Minutes } from '../domain/minutes/minutes.ts'
import { longDate, numeral, timeOfDay, timeSpan } from './chinese.ts'
import { secretLines } from './secret-lines.ts'
import { byUnit, type PaperPerson } from './people.ts'

/** A piece of a 纪要: headings 一、（一） and what stands under them. An item brings its own number. */
export type PaperBlock = {
  readonly kind: 'heading' | 'subheading' | 'paragraph' | 'item'
  readonly text: string
}

/** 纪要 in the form of GB/T 9704-2012, 10.3, before anything is said of millimetres. */
export type MinutesPaper = {
  /** The red mark: ×××纪要. */
  readonly mark: string
  /** Of the year; the number is the office's to give. */
  readonly year: number
  readonly issuer: string
  readonly date: string
  readonly title: string
  /** The moderator has not confirmed it, or the meeting still goes on. */
  readonly draft: boolean
  readonly demo: boolean
  readonly blocks: readonly PaperBlock[]
  /** 出席、请假、列席, each with those it has. */
  readonly lists: readonly { readonly label: string; readonly names: string }[]
}

/** The measure of 156 mm in points, which the mark fills: 36 at most, as the mark of a 公文, and 22 at least. */
const measurePoints = 442
export const markPoints = (mark: string): number =>
  Math.max(22, Math.min(36, Math.floor(measurePoints / [...mark].length)))

export type MinutesFacts = {
  readonly minutes: Minutes
  /** The station's own rules, where the meeting went by them; null for the general ones. */
  readonly rules: OwnRules | null
  readonly station: string
  /** In the order of the roll. */
  readonly came: {
    readonly present: readonly PaperPerson[]
    readonly excused: readonly PaperPerson[]
    readonly observers: readonly PaperPerson[]
  }
  readonly personOf: (participant: string) => PaperPerson
  readonly demo: boolean
}

type Section = { readonly heading: string; readonly blocks: readonly PaperBlock[] }

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })
const item = (text: string): PaperBlock => ({ kind: 'item', text })
const numbered = (lines: readonly string[]): PaperBlock[] =>
  lines.map((line, index) => item(`${index + 1}. ${line}`))
const named = ({ personOf }: MinutesFacts, ids: readonly string[]): string =>
  ids.map((id) => personOf(id).name).join('、')

function opening(facts: MinutesFacts): PaperBlock {
  const { minutes } = facts
  const { startedAt, closedAt, facts: notice } = minutes
  const { expected } = minutes.attendance
  const { sittings } = minutes
  const time = [
    ...sittings.map((evening) => timeSpan(evening.startedAt, evening.endedAt)),
    timeSpan(startedAt ?? notice.startsAt, closedAt ?? notice.endsAt),
  ].join('、')
  const counts = [...sittings, minutes.attendance].map((evening, at, all) =>
    [
      all.length > 1 ? `第${numeral(at + 1)}次` : '',
      `实到${evening.present}人`,
      evening.observers > 0 ? `，列席${evening.observers}人` : '',
    ].join(''),
  )
  const people = `${expected === null ? '' : `应到${expected}人，`}${counts.join('；')}`
  const chaired = minutes.moderators.length > 0 ? `，由${named(facts, minutes.moderators)}主持` : ''
  const recorded = minutes.recorders.length > 0 ? `，${named(facts, minutes.recorders)}记录` : ''
  return paragraph(
    `${time}，在${notice.place}召开${kinds[notice.kind].name.zh}${chaired}${recorded}。${people}。纪要如下。`,
  )
}

/** What was put on, in that order, each once; with the day where it is not the day of the one before. */
function agenda({ minutes }: MinutesFacts): PaperBlock[] {
  const titled = minutes.agenda.filter(({ title }) => title !== '')
  const once = titled.filter(({ item: on }, at) => titled.findIndex((one) => one.item === on) === at)
  const lines = once.map(({ title, enteredAt }, at) => {
    const sameDay = at > 0 && longDate(once[at - 1]!.enteredAt) === longDate(enteredAt)
    const day = sameDay || (at === 0 && minutes.sittings.length === 0) ? '' : longDate(enteredAt)
    return `${title}（${day}${timeOfDay(enteredAt)}）`
  })
  return lines.length > 0 ? [paragraph(`会议议程依次为：${lines.join('；')}。`)] : []
}

function issues({ minutes }: MinutesFacts): Section[] {
  const list = minutes.issues
  if (list.length === 0) return []
  const said = list.reduce((sum, { merged }) => sum + merged, 0)
  const merged = said > list.length ? `，合并为${list.length}条` : ''
  return [
    {
      heading: '大家提的问题',
      blocks: [
        paragraph(`会议收到问题${said}条${merged}。`),
        ...numbered(list.map(({ title, seconds }) => (seconds > 0 ? `${title}（${seconds}人附议）` : title))),
      ],
    },
  ]
}

const stances = { for: '赞成', against: '反对', neutral: '' } as const

function speeches({ minutes, personOf }: MinutesFacts): Section[] {
  const { speakers } = minutes
  if (speakers.length === 0) return []
  const titles = subjectTitles(minutes)
  const lines = [...new Set(speakers.map(({ subject }) => subject))].map((subject) => {
    const said = speakers.filter((turn) => turn.subject === subject)
    const who = said.map(({ participant, stance }) => {
      const side = stances[stance]
      return `${personOf(participant).name}${side ? `（${side}）` : ''}`
    })
    const about = titles.get(subject)
    const what = subject.startsWith('motion/') ? '动议' : ''
    return `${about ? `就${what}“${about.replace(/。$/, '')}”，` : ''}${[...new Set(who)].join('、')}发言。`
  })
  return [{ heading: '发言', blocks: lines.map(paragraph) }]
}

/** With a full stop, where it has no end yet. */
const ended = (text: string): string => `${text}。`.replace(/([。？！])。$/, '$1')

type Votes = { readonly yes: number; readonly no: number; readonly abstain: number }
const choices = { yes: '赞成', no: '反对', abstain: '弃权' } as const

/** Only what was asked: in a show of hands nobody abstains by raising one. */
const votesSaid = (method: MinutedBallot['method'], votes: Votes): string =>
  methods[method].asks.map((choice) => `${choices[choice]}${votes[choice]}票`).join('，')

/** Where two counts must both pass, both with what they needed; empty where one decides. */
function apartSaid({ method, result }: MinutedBallot): string {
  const { baseCount, needed, byArea, group, base } = result
  if (byArea) {
    const took = byArea.yes + byArea.no + byArea.abstain
    const metres = (area: number) => `${squareMetres(area)}平方米`
    const areas = methods[method].asks.map((choice) => `${choices[choice]}${metres(byArea[choice])}`)
    return [
      `。全体业主${byArea.owners}人、${metres(byArea.area)}，参加表决${baseCount}人、${metres(took)}`,
      `（要${byArea.ownersNeeded}人、${metres(byArea.areaNeeded)}）；${areas.join('，')}；`,
      `${byArea.matter === 'major' ? '重大事项' : '一般事项'}要赞成${needed}人、${metres(byArea.needed)}，`,
    ].join('')
  }
  if (!group) return ''
  const of = capacityNames[group.capacity].zh
  const groupBase = baseCounted(group.base, group.baseCount).zh.replaceAll(' ', '')
  return [
    `；其中${of}${votesSaid(method, group)}。`,
    `按${baseInFull[base].zh}算，${needed}票起通过；${of}按${groupBase}算，${group.needed}票起通过，`,
  ].join('')
}

/** A motion as it was put: its words, who does what, when and for how much, and the lines it quotes. */
function motionSaid({ minutes }: MinutesFacts, text: string, id: string, quotes: boolean): PaperBlock[] {
  const motion = minutes.motions.find((one) => one.motion === id)
  if (!motion) return [paragraph(ended(text))]
  const { who, what, when, cost } = motion
  const doing = Object.entries({ 谁: who, 做什么: what, 何时: when, 花多少: cost })
    .filter(([, said]) => said !== '')
    .map(([asked, said]) => `${asked}：${said}`)
  const quoted = motion.options.map(({ title, detail }) => (detail ? `${title}：${detail}` : title))
  return [
    paragraph(ended(text)),
    ...(doing.length > 0 ? [paragraph(ended(doing.join('；')))] : []),
    ...(quotes ? numbered(quoted) : []),
  ]
}

function ballots(facts: MinutesFacts): Section[] {
  const { minutes } = facts
  if (minutes.ballots.length + minutes.secretBallots.length === 0) return []
  const named = minutes.ballots.flatMap((ballot) => {
    const { motion, motionId, method, expected, entitled, result } = ballot
    const counts = [
      `${methods[method].name.zh}：`,
      expected === null ? '' : `应到${expected}人，`,
      `实到${entitled}人，`,
      votesSaid(method, result),
      result.silent > 0 ? `，没有表态${result.silent}人` : '',
      apartSaid(ballot) || `。按${baseInFull[result.base].zh}算，${result.needed}票起通过，`,
      result.passed ? '通过。' : '没有通过。',
    ]
    return [...motionSaid(facts, motion, motionId, true), paragraph(counts.join(''))]
  })
  const secret = minutes.secretBallots.flatMap((ballot) => [
    ...motionSaid(facts, ballot.motion, ballot.motionId, false),
    ...secretLines(ballot).map(paragraph),
  ])
  return [{ heading: '表决', blocks: [...named, ...secret] }]
}

function decisions({ minutes, rules }: MinutesFacts): Section[] {
  if (minutes.resolutions.length === 0) return []
  const votes = rulesIn({ facts: minutes.facts, rules }).decision !== null
  return [
    {
      heading: votes ? '议定的事' : '带走的话',
      blocks: minutes.resolutions.flatMap(({ text, followUps }, index) => [
        item(`${index + 1}. ${text}`),
        ...followUps.map(({ unit, what, due }) =>
          paragraph(`由${unit}${what}${due === null ? '' : `，${longDate(due)}前办好`}。`),
        ),
      ]),
    },
  ]
}

const corrections = ({ minutes }: MinutesFacts): Section[] =>
  minutes.corrections.length === 0
    ? []
    : [
        {
          heading: '更正',
          blocks: numbered(minutes.corrections.map(({ text, at }) => `${longDate(at)}：${text}`)),
        },
      ]

/** The recorder's own words. */
const written = (blocks: readonly ProseBlock[]): PaperBlock[] =>
  blocks.flatMap((block) => {
    if (block.kind !== 'list') return [{ kind: block.kind, text: block.text }]
    return block.numbered ? numbered(block.items) : block.items.map(item)
  })

/** Puts the minutes into their form. Nothing is counted or decided here; every figure comes from the fold. */
export function minutesPaper(facts: MinutesFacts): MinutesPaper {
  const { minutes, station, came, demo } = facts
  const { confirmed, closedAt, facts: notice } = minutes
  const sections: readonly Section[] = [
    ...issues(facts),
    ...speeches(facts),
    ...ballots(facts),
    ...decisions(facts),
    ...(confirmed?.prose.sections ?? []).map(({ heading, blocks }) => ({
      heading,
      blocks: written(blocks),
    })),
    ...corrections(facts),
  ]
  const lists = [
    { label: '出席', names: byUnit(came.present) },
    { label: '请假', names: byUnit(came.excused) },
    { label: '列席', names: byUnit(came.observers) },
  ]
  const dated = closedAt ?? confirmed?.at ?? notice.startsAt
  return {
    mark: `${station.replace('人大代表', '')}${kinds[notice.kind].name.zh}纪要`,
    year: Number(longDate(dated).split('年')[0]),
    issuer: station,
    date: longDate(dated),
    title: notice.title,
    draft: confirmed === null || closedAt === null,
    demo,
    blocks: [
      opening(facts),
      ...agenda(facts),
      ...written(confirmed?.prose.opening ?? []),
      ...sections.flatMap(({ heading, blocks }, index) => [
        { kind: 'heading' as const, text: `${numeral(index + 1)}、${heading}` },
        ...blocks,
      ]),
    ],
    lists: lists.filter(({ names }) => names !== ''),
  }
}
