import { expect, it } from 'vitest'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import { by, chair, confirmed, joined, noon, officer, prose, resident, until } from '../testing/given.ts'
import { sealed } from '../testing/sealed.ts'
import { meetingRecord, publicationIn } from './meeting-record.ts'
import { writeRecord } from './public-record.ts'
import { recordView } from './record-view.ts'

const quote = {
  doc: 'board',
  hash: 'h',
  fields: { 'issues/i/title': '路灯不亮', 'issues/i/author': 'resident' },
}
const happened: readonly MeetingEvent[] = [
  ...until('checkingIn'),
  joined(resident, 'beiyuan'),
  confirmed(resident),
  { type: 'meeting.started', v: 1 },
  { type: 'issue.seconded', v: 1, issue: 'i', participant: resident.id },
  { type: 'issue.listLocked', v: 1, quote },
  { type: 'meeting.summarizing', v: 1 },
  { type: 'minutes.confirmed', v: 1, quote: prose('张三说得好。', ''), facts: 'f' },
  { type: 'meeting.closed', v: 1 },
]
const history = happened.map((event, index) => ({ ...by(officer, event), seq: index + 1, at: noon + index }))
const replacement = {
  seq: history.length - 1,
  path: 'quote/fields/prose~10~1paragraph',
  shown: '有人说得好。',
}
const publication = by(officer, {
  ...{ type: 'meeting.published', v: 1, reviewed: history.length, replacements: [replacement] },
})
const entries = sealed([...history, { ...publication, seq: history.length + 1, at: noon + 99 }])
const record = meetingRecord(entries, publicationIn(entries)!, (id) => ({
  ...{ name: id === chair.id ? '黄代表' : '陈女士', grid: '北园新村', named: false, erased: false },
  posts: id === chair.id ? ['deputy'] : [],
}))
const about = { stream: 'meeting/M', title: '城区积水与出行安全', station: '圭峰站', publishedAt: noon + 99 }
const file = writeRecord(about, record, new Uint8Array(32).fill(7))
const view = recordView(file)!

it('reads the minutes out of the record, people by what they are called in public', () => {
  expect(view.minutes).toMatchObject({
    moderators: ['黄代表（人大代表）'],
    attendance: { present: 1 },
    issues: [{ title: '路灯不亮', seconds: 1 }],
    confirmed: { prose: { opening: [{ kind: 'paragraph', text: '有人说得好。' }], sections: [] } },
  })
  expect([view.entries, view.fault]).toEqual([entries.length, null])
})

it('shows the course of the meeting in a few entries', () => {
  const told = view.steps.map(({ milestone: { kind, ...more } }) => [kind, ...Object.values(more)])
  expect(told).toEqual([
    ['announced'],
    ['started', 1],
    ['listLocked', 1],
    ['confirmed'],
    ['closed'],
    ['published'],
  ])
})

it('knows the leaf that was read out', () => {
  const closing = entries.length - 1
  const leaf = [...entries[closing - 1]!.leaf].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  expect(view.closing).toEqual({ seq: closing, leaf })
})

it('says what is wrong with a file that was changed, and reads nothing out of what is no record', () => {
  const changed = recordView(file.replace('路灯不亮', '路灯很亮'))!
  expect(changed.fault).toMatchObject({ why: 'line' })
  expect(changed.steps.map(({ milestone }) => milestone.kind)).toEqual(['announced', 'started'])
  expect(recordView('{}')).toBeNull()
})
