import type { Found, LineCheck } from './finding.ts'

type Word = { readonly word: RegExp; readonly instead: string; readonly en: string }

/** Words that leave open who does what, by when, or how much: what cannot be checked cannot be kept to. */
const vague: readonly Word[] = [
  { word: /尽快|尽早|早日|抓紧/gu, instead: '写明哪一天前', en: 'name the day' },
  { word: /及时|限期|按期|如期/gu, instead: '写明几天内或哪一天前', en: 'name the day' },
  { word: /近期|近日|不久|日后|以后再|今后适时/gu, instead: '写明哪一天', en: 'name the day' },
  { word: /下周|下个?月|月底前?|年底前?/gu, instead: '写成几年几月几日', en: 'write the date in full' },
  { word: /适当|酌情|合理的?补偿|一定的?(?:补偿|赔偿|数额)/gu, instead: '写明多少', en: 'say how much' },
  {
    word: /若干|部分款项|左右|大约|大概|约(?=[0-9])/gu,
    instead: '写明确切的数',
    en: 'give the exact figure',
  },
  { word: /有关(?:部门|单位|人员|方面)|相关(?:部门|单位|人员|方面)/gu, instead: '写明是谁', en: 'say who' },
  {
    word: /原则上|一般情况下|视情况|如有可能/gu,
    instead: '写明哪些情况算、哪些不算',
    en: 'say when it does not hold',
  },
  { word: /等(?:费用|损失)/gu, instead: '一项一项写全', en: 'list them all' },
]

/** Words of law and office, and how people say the same. */
const jargon: readonly Word[] = [
  { word: /兹(?:因|就|有)?/gu, instead: '（不用写）', en: 'leave it out' },
  { word: /之日起/gu, instead: '从……那天起', en: 'from that day on' },
  { word: /逾期/gu, instead: '过了日子没做到', en: 'not done by that day' },
  { word: /给付|支付/gu, instead: '付给', en: 'pay' },
  { word: /滞纳金|违约金/gu, instead: '晚付要多付的钱', en: 'what is paid for being late' },
  { word: /不可抗力/gu, instead: '天灾等谁也拦不住的事', en: 'what nobody can help' },
  { word: /标的(?:物|额)?/gu, instead: '这件东西（这笔钱）', en: 'the thing, the sum' },
  { word: /连带责任/gu, instead: '找谁都可以要全部', en: 'each owes it all' },
  { word: /履行完毕/gu, instead: '都做到了', en: 'done' },
  { word: /上述|前述|该(?:方|款项|行为)/gu, instead: '写明是谁、哪一笔', en: 'say who or which' },
  { word: /本协议项下/gu, instead: '这份协议里', en: 'in this agreement' },
  { word: /如若|倘若|如遇/gu, instead: '如果', en: 'if' },
  { word: /协商一致/gu, instead: '商量好了', en: 'agreed' },
  { word: /予以|进行(?=(?:赔偿|修复|清理|维修|拆除))/gu, instead: '（直接说做什么）', en: 'leave it out' },
]

const found =
  (kind: 'vague' | 'jargon', zh: (word: Word) => string, en: (word: Word) => string) =>
  (table: readonly Word[], line: string): readonly Found[] =>
    table.flatMap((word) =>
      [...line.matchAll(word.word)].map(([words]) => ({ kind, words, say: { zh: zh(word), en: en(word) } })),
    )

const vagueFound = found(
  'vague',
  ({ instead }) => `说得不够清楚：${instead}。`,
  ({ en }) => `Not clear enough: ${en}.`,
)
const jargonFound = found(
  'jargon',
  ({ instead }) => `换成大白话：${instead}。`,
  ({ en }) => `Say it plainly: ${en}.`,
)

/** Letters of a sentence that can still be followed when it is read aloud once. */
export const sentenceCharsMax = 60

const longSentences: LineCheck = (line) =>
  line
    .split(/[。；！？\n]/u)
    .filter((sentence) => [...sentence].length > sentenceCharsMax)
    .map((words) => ({
      kind: 'longSentence',
      words,
      say: {
        zh: '这句太长，念一遍听不清，分成两三句。',
        en: 'Too long to follow when read aloud. Split it.',
      },
    }))

/** Words that people would not say, or that leave something open; sentences too long to follow by ear. */
export const plainIn: LineCheck = (line) => [
  ...vagueFound(vague, line),
  ...jargonFound(jargon, line),
  ...longSentences(line),
]
