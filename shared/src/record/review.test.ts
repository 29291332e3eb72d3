import { describe, expect, it } from 'vitest'
import { disclosures } from '../domain/meeting-disclosure.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import { by, noon, officer, prose, resident, until } from '../testing/given.ts'
import { sealed } from '../testing/sealed.ts'
import { maskEntry } from './mask.ts'
import { needsLook, passageKey, passagesOf, replacementsIn } from './review.ts'

const accepted = (issue: string, title: string): MeetingEvent => ({
  ...{
    type: 'issue.accepted',
    v: 1,
    proposal: `p ${issue}`,
    issue,
    author: resident.id,
    grid: 'beiyuan',
    title,
  },
})
const entriesOf = (...events: readonly MeetingEvent[]) =>
  sealed(
    [...until('announced'), ...events].map((event, index) => ({
      ...by(officer, event),
      seq: index + 1,
      at: noon,
    })),
  )
const first = until('announced').length + 1

describe('passagesOf', () => {
  it('has everything that people wrote and the public would read, each text once', () => {
    const quote = {
      doc: 'board',
      hash: 'h',
      fields: { 'issues/i/title': '路灯不亮', 'issues/i/author': 'id' },
    }
    const entries = entriesOf(accepted('i', '路灯不亮'), { type: 'issue.listLocked', v: 1, quote })
    const passages = passagesOf(entries, [], [])
    expect(passages.map(({ text }) => text)).toEqual([
      '城区积水与出行安全',
      '接待室',
      '签到',
      '理清单',
      '路灯不亮',
    ])
    expect(passages[2]!.places).toEqual([{ seq: 1, path: 'agenda/0/title' }])
    expect(passages[4]!.places).toEqual([
      { seq: first, path: 'title' },
      { seq: first + 1, path: 'quote/fields/issues~1i~1title' },
    ])
    expect(passages.some(needsLook)).toBe(false)
  })

  it('has nothing that the public never reads', () => {
    const proposed: MeetingEvent = {
      ...{ type: 'issue.proposed', v: 1, proposal: 'p', text: '找张三 13812345678', grid: '', for: '张三' },
    }
    expect(passagesOf(entriesOf(proposed), ['张三'], []).map(({ text }) => text)).not.toContain(
      '找张三 13812345678',
    )
  })

  it('puts suspicious words first and suggests others for them', () => {
    const [passage, next] = passagesOf(entriesOf(accepted('i', '张三家门口，电话13812345678')), ['张三'], [])
    expect(passage).toMatchObject({
      text: '张三家门口，电话13812345678',
      suspicions: [{ kind: 'name' }, { kind: 'phone' }],
      suggestion: '张*家门口，电话138****5678',
    })
    expect(needsLook(passage!)).toBe(true)
    expect(needsLook(next!)).toBe(false)
  })

  it('has the recorder’s words, paragraph by paragraph', () => {
    const quote = prose('张三家门口的积水要清。', '下周再看。')
    const [looked, ...rest] = passagesOf(
      entriesOf({ type: 'minutes.confirmed', v: 1, quote, facts: 'hash' }),
      ['张三'],
      [],
    )
    expect(looked).toMatchObject({
      suggestion: '张*家门口的积水要清。',
      places: [{ seq: first, path: 'quote/fields/prose~10~1paragraph' }],
    })
    expect(rest.map(({ text }) => text)).toContain('下周再看。')
    expect(rest.map(({ text }) => text)).not.toContain(quote.hash)
  })

  it('asks about words that were taken off the screens', () => {
    const hidden: MeetingEvent = { type: 'issue.hidden', v: 1, issue: 'i', reason: '骂人' }
    const quote = { doc: 'board', hash: 'h', fields: { 'issues/i/detail': '更难听的' } }
    const entries = entriesOf(accepted('i', '难听的话'), hidden, { type: 'issue.listLocked', v: 1, quote })
    const looked = passagesOf(entries, [], []).filter(needsLook)
    expect(looked.map(({ text, suggestion }) => [text, suggestion])).toEqual([
      ['难听的话', '（主持人已隐去）'],
      ['更难听的', '（主持人已隐去）'],
    ])
  })

  it('has the words of a list that was summed up without a lock, and nobody’s id', () => {
    const fields = { 'issues/i/title': '张三家漏水', 'issues/i/detail': '', 'issues/i/author': resident.id }
    const list = { doc: 'board', hash: 'h', fields }
    const entries = entriesOf({ type: 'meeting.summarizing', v: 1, list })
    const [asked, ...others] = passagesOf(entries, ['张三'], [])
    expect(asked).toMatchObject({
      ...{ text: '张三家漏水', suggestion: '张*家漏水' },
      places: [{ seq: first, path: 'list/fields/issues~1i~1title' }],
    })
    expect(others.map(({ text }) => text)).not.toContain(resident.id)
    const mask = { person: () => '某居民', words: (text: string) => text }
    const summed = maskEntry(entries[first - 1]!, disclosures, mask)
    expect(summed.shown).toEqual({ 'list/fields/issues~1i~1author': '某居民', by: '某居民' })
    expect(summed.open.map(([, path]) => path)).not.toContain('list/hash')
  })

  it('becomes replacements by what the reviewer wrote, and by the suggestion where they wrote nothing', () => {
    const entries = entriesOf(accepted('i', '张三家门口'), accepted('j', '李四家门口'))
    const [first, second, third] = passagesOf(entries, ['张三', '李四'], [])
    const written = { [passageKey(first!)]: '某家门口\r\n', [passageKey(third!)]: third!.text }
    expect(replacementsIn([first!, second!, third!], written)).toEqual([
      { ...first!.places[0], shown: '某家门口' },
      { ...second!.places[0], shown: '李*家门口' },
    ])
  })

  it('goes on from what was shown when the record was published before', () => {
    const earlier = [{ seq: first, path: 'title', shown: '某家门口' }]
    const [passage] = passagesOf(entriesOf(accepted('i', '张三家门口')), ['张三'], earlier)
    expect(passage!.suggestion).toBe('某家门口')
  })
})
