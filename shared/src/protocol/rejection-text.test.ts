import { describe, expect, it } from 'vitest'
import { rejectionCodes, type RejectionCode } from '../domain/rejection.ts'
import { fieldProblems } from './problem-field.ts'
import { rejectionTexts, sentence } from './rejection-text.ts'

describe('what a refusal says', () => {
  it('is there for every code, and for none that nobody sends', () => {
    expect(Object.keys(rejectionTexts).sort()).toEqual([...rejectionCodes].sort())
  })

  it.each(rejectionCodes)('%s: one short sentence in each language, spoken and without blame', (code) => {
    const { en, ...texts } = rejectionTexts[code as RejectionCode]
    const zh = texts.zh.replace(/\{\w+\}/g, '')
    expect(zh).toMatch(/[。…]$/)
    expect(zh).not.toMatch(/[A-Za-z!！]|请注意|温馨提示|系统|操作|错误|失败|用户|管理员/u)
    expect([...zh].length).toBeLessThanOrEqual(32)
    expect(en).toMatch(/^[A-Z“{].*\.$/)
    expect(en).not.toMatch(/!|\berror\b|\bfailed\b|\binvalid\b|\buser\b/i)
  })

  it('fills in numbers, and phases by their names', () => {
    expect(sentence({ code: 'meeting.noticeShort', params: { days: 3 } }).zh).toBe(
      '公告要提前 3 天；等不及的话，写明原因。',
    )
    expect(sentence({ code: 'meeting.wrongPhase', params: { phase: 'checkingIn' } })).toEqual({
      code: 'meeting.wrongPhase',
      zh: '会现在是“签到”，做不了这一步。',
      en: 'The meeting is checking in; this step has to wait or has passed.',
    })
  })

  it.each(fieldProblems)('a field that is %s is called by its own name', (reason) => {
    const { zh, en } = sentence({ code: 'command.malformed', params: { field: 'facts.title', reason } })
    expect(zh).toMatch(/^“标题”.+。$/)
    expect(en).toMatch(/^“title” .+\.$/)
  })

  it('a field nobody knows is not repeated back', () => {
    const { zh, en } = sentence({
      code: 'command.malformed',
      params: { field: '<script>', reason: 'field.unknown' },
    })
    expect(`${zh}${en}`).not.toContain('script')
  })
})
