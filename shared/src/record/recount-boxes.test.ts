import { utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { receiptNumberOf } from '../box/token.ts'
import { secretHistory } from '../testing/secret-history.ts'
import { publishedEntries, secretRecord } from '../testing/secret-record.ts'
import { boxWith } from '../testing/box-contents.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import type { Recorded } from '../domain/decider.ts'
import type { PublishedBox } from './published-box.ts'
import { ballotsRoot, receiptsRoot } from './merkle.ts'
import { rootsOf } from './receipt.ts'
import { receiptInRecord } from './receipt-in-record.ts'
import { verifyRecord, type RecordFault } from './verify-record.ts'

const { history, box } = secretHistory(['y', 'y', 'n', 'a'])
const entriesOf = publishedEntries
const entries = entriesOf(history)
const announced = history.findIndex(({ type }) => type === 'ballot.announced') + 1
const fileOf = (boxes: readonly PublishedBox[], of = entries) => utf8ToBytes(secretRecord(history, boxes, of))
const faultOf = (boxes: readonly PublishedBox[], of = entries) => verifyRecord(fileOf(boxes, of)).fault

describe('the box of a secret ballot in a record', () => {
  it('holds what was sealed, and comes to what was announced', () => {
    const report = verifyRecord(fileOf([box]))
    expect(report).toMatchObject({ fault: null, boxes: [box] })
    expect(JSON.parse(new TextDecoder().decode(fileOf([box])))).toHaveProperty('boxes')
  })

  it('says nothing of who voted: no paper stands beside a receipt', () => {
    const file = new TextDecoder().decode(fileOf([box]))
    const lines = file.split('\n').filter((line) => box.receipts.some((receipt) => line.includes(receipt)))
    expect(lines).toHaveLength(1)
    expect(box.papers.some(({ tag }) => lines[0]!.includes(tag))).toBe(false)
  })

  it('is found with any byte of it changed, and the paper named', () => {
    const file = fileOf([box])
    const text = new TextDecoder().decode(file)
    box.papers.forEach(({ tag }, index) => {
      const place = utf8ToBytes(text.slice(0, text.indexOf(tag))).length
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 36 }), fc.integer({ min: 1, max: 127 }), (at, flip) => {
          const changed = file.slice()
          changed[place + at]! ^= flip
          fc.pre(changed[place + at] !== 10)
          expect(verifyRecord(changed).fault).toEqual({ entry: announced, paper: index + 1, why: 'papers' })
        }),
        { numRuns: 50 },
      )
    })
    const receipt = text.replace(box.receipts[0]!, box.receipts[0]!.replace(/./, 'x'))
    expect(verifyRecord(utf8ToBytes(receipt)).fault).toEqual({ entry: announced, why: 'receipts' })
  })

  it('is found changed also by whoever could sign the file anew', () => {
    const [first, ...others] = box.papers
    const entry = announced
    expect(faultOf([{ ...box, papers: [{ ...first!, paper: 'n' }, ...others] }])).toEqual({
      entry,
      why: 'papers',
    })
    expect(faultOf([{ ...box, papers: others }])).toEqual({ entry, why: 'papers' })
    expect(faultOf([{ ...box, receipts: box.receipts.slice(1) }])).toEqual({ entry, why: 'receipts' })
    expect(faultOf([{ ...box, ballot: 'other' }])).toEqual({ entry, why: 'boxes' })
    expect(faultOf([])).toEqual({ entry, why: 'boxes' })
    expect(faultOf([box, box])).toEqual({ entry: 0, why: 'boxes' })
  })

  it('is counted anew: a result that is another, or cannot be counted, is found', () => {
    const forged = (change: (event: Recorded<MeetingEvent>) => Recorded<MeetingEvent>): RecordFault | null =>
      faultOf([box], entriesOf(history.map(change)))
    const recount = { entry: announced, why: 'recount' }
    expect(
      forged((event) =>
        event.type === 'ballot.announced'
          ? { ...event, outcome: { ...event.outcome, winners: ['motion'], valid: 3 } }
          : event,
      ),
    ).toEqual(recount)
    for (const sealing of [
      { issued: 3 },
      { returned: 3 },
      { void: 1 },
      { fingerprint: '00' },
      { unreturned: 1 },
      { phone: 3 },
      { sheets: 5 },
    ])
      expect(
        forged((event) =>
          event.type === 'ballot.sealed' ? { ...event, sealing: { ...event.sealing, ...sealing } } : event,
        ),
      ).toEqual(recount)
    expect(
      forged((event) =>
        event.type === 'ballot.secretOpened'
          ? { ...event, terms: { ...event.terms, candidates: null as never } }
          : event,
      ),
    ).toEqual(recount)
  })

  it('is asked for a receipt: found with its way to the fingerprint, and not found', () => {
    const report = verifyRecord(fileOf([box]))
    const number = receiptNumberOf(box.receipts[1]!)
    const { fingerprint } = rootsOf({ receipts: box.receipts, ballots: box.papers })!
    expect(receiptInRecord(report, number)).toMatchObject({
      ...{ entry: announced, place: 2, of: 4, fingerprint },
    })
    expect(receiptInRecord(report, '0000-0000')).toBeNull()
  })

  it('has every receipt and every paper once', () => {
    const [one, , ...others] = box.receipts
    const receipts = [one!, one!, ...others]
    const twice = history.map((event) =>
      event.type === 'ballot.sealed'
        ? { ...event, sealing: { ...event.sealing, receiptsRoot: receiptsRoot(receipts) } }
        : event,
    )
    expect(faultOf([{ ...box, receipts }], entriesOf(twice))).toEqual({ entry: announced, why: 'receipts' })
    const [paper, , ...rest] = box.papers
    const papers = [paper!, paper!, ...rest]
    const alike = history.map((event) =>
      event.type === 'ballot.sealed'
        ? { ...event, sealing: { ...event.sealing, ballotsRoot: ballotsRoot(papers) } }
        : event,
    )
    expect(faultOf([{ ...box, papers }], entriesOf(alike))).toEqual({ entry: announced, why: 'papers' })
  })

  it('is not announced where nothing was sealed', () => {
    const none = history.filter(({ type }) => type !== 'ballot.sealed')
    const renumbered = none.map((event, index) => ({ ...event, seq: index + 1 }))
    expect(faultOf([], entriesOf(renumbered))).toEqual({ entry: announced - 1, why: 'uncertified' })
  })

  it('is told from none where its lines are no lines of a box', () => {
    const text = new TextDecoder().decode(fileOf([box]))
    expect(text).toContain('],"boxes":[')
    expect(verifyRecord(utf8ToBytes(text.replace('],"boxes":[', '],"bozes":['))).fault).not.toBeNull()
    const { ballots } = boxWith([])
    expect(faultOf([{ ballot: 'ballot', receipts: null as never, papers: ballots }])).toMatchObject({
      entry: announced,
    })
  })
})
