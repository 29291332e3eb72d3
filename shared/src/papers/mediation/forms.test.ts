import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../../domain/mediation/case-state.ts'
import {
  at,
  foldCase,
  groupHead,
  noonOf,
  partyA,
  partyB,
  signed,
  untilPhase,
  type Happened,
} from '../../testing/mediation/given-case.ts'
import { rehearseCase } from '../../testing/rehearse-case.ts'
import type { CaseScenario } from '../../testing/case-scenario.ts'
import { homestead, landRights } from '../../testing/scenarios/cases-in-effect.ts'
import { boat, fishPond, leak } from '../../testing/scenarios/cases-in-talk.ts'
import { fence } from '../../testing/scenarios/cases-over.ts'
import { inGroups } from './agreement-form.ts'
import { bothSides, caseNumber, type CasePaper } from './case-paper.ts'
import type { FormPaper } from './form.ts'
import { formsFor } from './forms.ts'

const now = Date.UTC(2026, 8, 16, 4)

async function paperOf(scenario: CaseScenario): Promise<CasePaper> {
  const { state, nameOf } = await rehearseCase(scenario, now)
  return { state, nameOf, station: '圭峰片区人大代表联络站', demo: true }
}
const formsOf = async (scenario: CaseScenario, keeps = true) => formsFor(await paperOf(scenario), keeps)
const one = async (scenario: CaseScenario, form: string) =>
  (await formsOf(scenario)).find((paper) => paper.form === form)!

/** Everything that stands on a form, as one text. */
const said = ({ blocks }: FormPaper): string =>
  blocks
    .map((block) => {
      if (block.kind === 'fields')
        return block.rows
          .flat()
          .map(({ label, value }) => `${label} ${value}`)
          .join('\n')
      if (block.kind === 'table') return [block.head, ...block.rows].map((row) => row.join(' ')).join('\n')
      if (block.kind === 'signs')
        return block.lines.map(({ label, who, on }) => `${label} ${who} ${on}`).join('\n')
      return block.text
    })
    .join('\n')

describe('the forms of a case', () => {
  it('are those it has reached, in the order of the dossier', async () => {
    expect((await formsOf(landRights)).map(({ form }) => form)).toEqual([
      ...['cover', 'contents', 'application', 'register', 'rights', 'consultation-1'],
      ...['talk-1', 'talk-2', 'talk-3'],
      ...['agreement', 'confirmation', 'description', 'back'],
    ])
    expect((await formsOf(boat)).map(({ form }) => form)).toEqual([
      ...['cover', 'contents', 'register', 'rights', 'description', 'back'],
    ])
    expect((await formsOf(fence)).map(({ form }) => form)).toEqual([
      ...['cover', 'contents', 'register', 'rights', 'talk-1', 'oral', 'visit-1', 'description', 'back'],
    ])
  })

  it('a side has those of the case, and none of the dossier', async () => {
    expect((await formsOf(fence, false)).map(({ form }) => form)).toEqual([
      ...['register', 'rights', 'talk-1', 'oral'],
    ])
  })

  it('each has the number of the case, and says that it is a demonstration', async () => {
    const paper = await paperOf(landRights)
    expect(caseNumber(paper.state.case)).toBe('〔2026〕人调字第1号')
    expect(bothSides(paper)).toBe('许女士、步溪村村民小组')
    for (const { number, demo } of formsFor(paper, true))
      expect([number, demo]).toEqual(['〔2026〕人调字第1号', true])
    expect(caseNumber({ ...paper.state.case, number: null })).toBe('')
  })
})

describe('what stands on them', () => {
  it('application and register: particulars, the quarrel, where it came from', async () => {
    const application = said(await one(landRights, 'application'))
    expect(application).toContain('甲方 许女士')
    expect(application).toContain('乙方 步溪村村民小组（代理人：组长老梁）')
    expect(application).toContain('负责人 组长 老梁')
    expect(application).toContain('补发以前年度的收益')
    expect(application).toMatch(/申请人 许女士 2026年7月2日$/)
    expect(said(await one(landRights, 'register'))).toContain('登记人 邓先生')
    const { state, ...rest } = await paperOf(landRights)
    const nobody = Object.fromEntries(
      Object.entries(state.party.parties).map(([id, party]) => [id, { ...party, applied: false }]),
    )
    const unsaid = { ...rest, state: { ...state, party: { ...state.party, parties: nobody } } }
    const blank = formsFor(unsaid, true).find(({ form }) => form === 'application')!
    expect(said(blank)).toMatch(/申请人 {2}2026年7月2日$/)
    expect(said(await one(boat, 'register'))).toContain('☑移交、委托（人民法院）')
    expect(said(await one(homestead, 'register'))).toContain('☐当事人申请　☑主动调解')
  })

  it('notice of rights: who acknowledged it, and when', async () => {
    const rights = said(await one(landRights, 'rights'))
    expect(rights).toContain('甲方 许女士 2026年7月5日签收（当面宣读）')
    const { state, ...rest } = await paperOf(boat)
    const untold = Object.fromEntries(
      Object.entries(state.party.parties).map(([id, party]) => [id, { ...party, rights: null }]),
    )
    const forms = formsFor({ ...rest, state: { ...state, party: { ...state.party, parties: untold } } }, true)
    expect(said(forms.find(({ form }) => form === 'rights')!)).toContain('甲方 区叔 \n')
  })

  it('record of a talk: time, place, who was there, the result', async () => {
    const talk = said(await one(landRights, 'talk-3'))
    expect(talk).toContain('时间 2026年8月20日')
    expect(talk).toContain('☑调解成功')
    expect(talk).toContain('参加人 无')
    expect(talk).toContain('人民调解员 邓先生、余代表（特邀）')
    const { state, ...rest } = await paperOf(landRights)
    const replaced = { ...state, case: { ...state.case, mediators: [] } }
    const later = formsFor({ ...rest, state: replaced }, true).find(({ form }) => form === 'talk-3')!
    expect(said(later)).toBe(talk)
  })

  it('record of a talk: whoever sat there and is no party any more is named, on no side', async () => {
    const { state, ...rest } = await paperOf(landRights)
    const [left] = state.case.talks[2]!.present
    const { [left!]: _, ...parties } = state.party.parties
    const forms = formsFor({ ...rest, state: { ...state, party: { ...state.party, parties } } }, true)
    const talk = said(forms.find(({ form }) => form === 'talk-3')!)
    expect(talk).toContain(`原当事人 ${rest.nameOf(left!)}`)
  })

  it('consultation: what a lawyer was asked, and said', async () => {
    const consultation = said(await one(landRights, 'consultation-1'))
    expect(consultation).toContain('律师 陈律师')
    expect(consultation).toContain('妇女不因结婚与否减少集体成员的权益')
  })

  it('agreement: what was finalised, word by word, with its hash, signatures and seal', async () => {
    const form = await one(landRights, 'agreement')
    const { state } = await paperOf(landRights)
    const { quote } = state.settlement.revision!
    expect(form).toMatchObject({ title: '人民调解协议书', hash: quote.hash, issuer: '步溪村人民调解委员会' })
    const agreement = said(form)
    for (const part of ['parties', 'terms'])
      for (const line of quote.fields[`words/${part}`]!.split('\n')) expect(agreement).toContain(line)
    expect(agreement).toContain('6000元（陆仟元整）')
    expect(agreement).toContain('本协议一式3份')
    expect(agreement).toContain('人民调解委员会（印章） 步溪村人民调解委员会 2026年8月29日')
    expect(agreement).toContain('甲方（签名、盖章或按指印） 许女士 2026年8月29日（在邓先生面前）')
    expect(agreement).toContain(`第1稿，文本指纹：\n${inGroups(quote.hash)}`)
  })

  it('agreement: says who signed for whom', () => {
    const byHead = { ...at(noonOf('2026-08-29'), signed('party', partyB)), by: groupHead.id }
    const state = foldCase([...untilPhase('signing'), byHead])
    const forms = formsFor({ state, station: '联络站', nameOf: (id) => `${id}的名字`, demo: false }, true)
    const agreement = said(forms.find(({ form }) => form === 'agreement')!)
    expect(agreement).toContain('partyB的名字 2026年8月29日（由groupHead的名字代签）')
  })

  it('agreement: is the same paper whatever is entered about a party afterwards', async () => {
    const { state, ...rest } = await paperOf(landRights)
    const changed = Object.fromEntries(
      Object.entries(state.party.parties).map(([id, party]) => [
        id,
        {
          ...party,
          particulars: { ...party.particulars, address: '搬走了', headedBy: '新组长' },
          contact: { phone: '0750-0000000', note: '' },
          representatives: { newcomer: { scope: 'general' as const, file: null } },
        },
      ]),
    )
    const forms = formsFor(
      { ...rest, state: { ...state, party: { ...state.party, parties: changed } } },
      true,
    )
    expect(forms.find(({ form }) => form === 'agreement')).toEqual(await one(landRights, 'agreement'))
    const replaced = { ...state, case: { ...state.case, mediators: [] } }
    const later = formsFor({ ...rest, state: replaced }, true)
    expect(later.find(({ form }) => form === 'agreement')).toEqual(await one(landRights, 'agreement'))
  })

  it('agreement: what a court did not confirm is there as it was signed, beside the next, also by who has left', () => {
    const signedBefore = untilPhase('notConfirmed')
    const resumed: CaseEvent = { type: 'case.resumed', v: 1, reason: '补' }
    const left: CaseEvent = { type: 'party.removed', v: 1, party: partyA.id, reason: '退出' }
    const formsAfter = (...events: readonly Happened[]) =>
      formsFor(
        { state: foldCase(events), station: '联络站', nameOf: (id) => `${id}的名字`, demo: false },
        true,
      )
    const named = (forms: readonly FormPaper[], form: string) => forms.find((paper) => paper.form === form)
    const [was] = [named(formsAfter(...untilPhase('confirmApplied')), 'agreement')!]

    const again = formsAfter(...signedBefore, resumed, left)
    const before = named(again, 'agreement-1')!
    expect(before).toEqual({ ...was, form: 'agreement-1', title: '人民调解协议书（第1稿，法院未予确认）' })
    expect(named(again, 'agreement')).toBeUndefined()
    const asked = said(named(again, 'confirmation-1')!)
    expect(asked).toContain('甲方：许某。')
    expect(asked).toContain('partyA的名字、partyB的名字因出嫁女土地权益一事')
    expect(asked).toContain('法院裁定驳回申请的日期：2026年10月5日')
    expect(named(again, 'register')!.issuer).toBe('步溪村人民调解委员会')
    expect(said(named(again, 'contents')!)).toContain('协议书 有（只有法院未予确认的第1稿）')

    const effect = untilPhase('effective').slice(untilPhase('mediating').length)
    const next = effect.map((event) =>
      event.type === 'settlement.finalised' ? { ...event, revision: 2 } : event,
    )
    const both = formsAfter(...signedBefore, resumed, ...next)
    expect(both.filter(({ hash }) => hash !== null).map(({ form }) => form)).toEqual([
      'agreement-1',
      'agreement',
    ])
    expect(both.map(({ form }) => form)).toEqual(expect.arrayContaining(['confirmation-1', 'confirmation']))
    expect(said(named(both, 'contents')!)).toContain('协议书 有（另有法院未予确认的第1稿）')

    const final = next.slice(0, next.findIndex(({ type }) => type === 'settlement.finalised') + 1)
    const unsealed = named(formsAfter(...signedBefore, resumed, ...final), 'agreement')
    expect(unsealed).toMatchObject({ title: '和解意见', issuer: '联络站' })
  })

  it('is headed as it will be in effect while it waits for the seal of a committee, and says so', async () => {
    const form = await one(leak, 'agreement')
    expect(form).toMatchObject({ title: '人民调解协议书', issuer: '步溪村人民调解委员会' })
    const waiting = '本协议自各方签名并加盖步溪村人民调解委员会印章之日起生效，盖章以前不生效。'
    expect(said(form)).toContain(waiting)
    expect(said(form)).toContain('人民调解委员会（印章） 步溪村人民调解委员会 \n')
    // The words stay when the seal is there: the sheet that was printed says what the record says.
    expect(said(await one(landRights, 'agreement'))).toContain(waiting)
  })

  it('is 和解意见 where no committee has set its seal, and none is to', async () => {
    const { state, ...rest } = await paperOf(leak)
    const revision = { ...state.settlement.revision!, committee: '' }
    const unsealed = { ...state, settlement: { ...state.settlement, revision } }
    const form = formsFor({ ...rest, state: unsealed }, true).find(({ form: name }) => name === 'agreement')!
    expect(form).toMatchObject({ title: '和解意见', issuer: '圭峰片区人大代表联络站' })
    expect(said(form)).not.toContain('印章之日起生效')
    expect(said(form)).toContain('人民调解员（签名） 邓先生 \n')
    expect((await formsOf(leak)).some(({ form: name }) => name === 'confirmation')).toBe(false)
    expect((await formsOf(fishPond)).some(({ form: name }) => name === 'agreement')).toBe(false)
  })

  it('application for confirmation: the day until which, and who agreed', async () => {
    const asked = said(await one(landRights, 'confirmation'))
    expect(asked).toContain('申请须在2026年9月28日以前提出')
    expect(asked).toContain('申请人 许女士 已同意申请')
    expect(asked).toContain('申请人 步溪村村民小组（代理人：组长老梁） \n')
    expect(asked).toContain('申请日期：')
    const ofStatus: CaseEvent = {
      ...{ type: 'case.amended', v: 1, category: 'status', title: '收养', brief: '收养', sought: '' },
    }
    const none = { state: foldCase([...untilPhase('effective'), ofStatus]), station: '', demo: false }
    const titles = formsFor({ ...none, nameOf: () => '' }, true).map(({ form }) => form)
    expect(titles).not.toContain('confirmation')
    const { state, ...rest } = await paperOf(landRights)
    const applied = { ...state, confirmation: { ...state.confirmation, appliedOn: '2026-09-16' } }
    const forms = formsFor({ ...rest, state: applied }, true)
    expect(said(forms.find(({ form }) => form === 'confirmation')!)).toContain('申请日期：2026年9月16日')
  })

  it('list of contents: what is missing, and whose, and every file with its hash', async () => {
    const contents = said(await one(landRights, 'contents'))
    expect(contents).toContain('4 授权委托书 缺：步溪村村民小组')
    expect(contents).toContain('8 协议书 有')
    expect(contents).toContain('10 回访记录 还没到时候')
    expect(contents).toContain('13 封底 有')
    expect(contents).toContain('还缺2份')
    expect(contents).toContain('协议书 许女士签名.png 0000000000000000')
    expect(contents).toContain('身份证明（许女士） 许女士身份证明复印件.png')
    expect(said(await one(fence, 'contents'))).toContain('5 调查记录 本卷没有')
    const whole = await paperOf(landRights)
    const [gone] = Object.keys(whole.state.dossier.files)
    const lost = formsFor({ ...whole, lost: [gone!] }, true).find(({ form }) => form === 'contents')!
    expect(said(lost)).toContain('许女士身份证明复印件.png（文件已丢失）')
    expect(said(lost)).toContain('另有1个文件登记过，在机器上找不到了。')
    const { state, ...rest } = await paperOf(fence)
    const empty = { ...state, party: { ...state.party, parties: {} }, case: { ...state.case, talks: [] } }
    const nobody = formsFor({ ...rest, state: empty }, true)
    expect(said(nobody.find(({ form }) => form === 'contents')!)).toContain('2 权利义务告知书 缺\n')
    expect(said(nobody.find(({ form }) => form === 'cover')!)).toContain('保管期限 短期（五年）')
  })

  it('cover, oral agreement, visit', async () => {
    expect(said(await one(landRights, 'cover'))).toContain('调解日期 2026年7月2日至2026年8月29日')
    expect(said(await one(fence, 'cover'))).toContain('立卷人 莫代表')
    expect(said(await one(landRights, 'cover'))).toContain('立卷人 \n')
    for (const form of ['description', 'back']) expect(said(await one(fence, form))).toMatch(/立卷人 [^\s]+/)
    const oral = said(await one(fence, 'oral'))
    expect(oral).toContain('篱笆移回旧界')
    const visit = said(await one(fence, 'visit-1'))
    expect(visit).toContain('履行情况 已履行')
    expect(visit).toContain('有无隐患 没有')
    expect(said(await one(fence, 'description'))).toContain('没有收取身份证明')
    expect(said(await one(boat, 'description'))).toContain('（还没有写）')
  })
})
