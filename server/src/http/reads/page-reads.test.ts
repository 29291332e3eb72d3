import type { MeetingId } from '@linyi/shared/lib/ids'
import { limits } from '@linyi/shared/lib/limits'
import type { PageReads } from '@linyi/shared/protocol/page-views'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '../../rooms/port.ts'
import { append } from '../../storage/contract/lab.ts'
import { ask, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { announced, done, enter, newId, type Scene } from '../../testing/meeting.ts'
import { createPhoneProbe } from '../phone-probe.ts'
import { pageReads } from './page-reads.ts'

let counter: Counter
let scene: Scene
let code: string
const probe = createPhoneProbe()
beforeEach(async () => {
  counter = await openCounter()
  scene = await announced(counter)
  code = (await counter.storage.listStreams('meeting'))[0]!.code!
  await counter.storage.commit({
    directory: [scene.head, scene.officer, scene.chair].map(({ person }, number) => ({
      ...{ put: 'account', person, accountName: `account${number}`, passwordHash: '-' },
    })),
  })
})
afterEach(() => counter.close())

/** What somebody's pages may read; a stranger's without an asker. */
const readsOf = (asker: Asker | null, isSelf = false): PageReads =>
  pageReads(counter.edge, probe, {
    login: asker && { ...asker, expiresAt: Number.MAX_SAFE_INTEGER },
    formToken: 'form',
    origin: counter.url,
    isSelf,
  })
const draft = async (): Promise<string> => {
  const id = scene.meeting.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  const { facts } = (await readsOf(null).notice(code))!
  await done(counter, scene.officer, { id, type: 'meeting.draft', station: scene.station, facts, agenda: [] })
  const row = (await counter.storage.listStreams('meeting')).find(({ stream }) => stream.endsWith(id))
  return row!.code!
}

describe('the first page', () => {
  test('shows a stranger what is announced, and no draft', async () => {
    await draft()
    const { station, meetings } = await readsOf(null).first()
    expect(station).toEqual({ id: scene.station, name: '北园站', street: '会城街道' })
    expect(meetings.map((card) => card.code)).toEqual([code])
  })

  test('is empty before the first station', async () => {
    const fresh = await openCounter()
    const reads = pageReads(fresh.edge, probe, { login: null, formToken: '', origin: '', isSelf: false })
    expect(await reads.first()).toEqual({ station: null, meetings: [], records: [] })
    await fresh.close()
  })
})

describe('an account’s home', () => {
  /** Meetings that are over, as their heads say. */
  const closeSome = async (count: number) => {
    const { parent, summary } = (await counter.storage.listStreams('meeting'))[0]!
    for (let n = 0; n < count; n++) {
      const over = { ...JSON.parse(summary), phase: 'closed', title: `第${n}次`, startsAt: n }
      const head = { kind: 'meeting', parent, code: null, summary: JSON.stringify(over) }
      await counter.storage.commit({ stream: append(`meeting/${newId()}`, 0, { head }) })
    }
  }

  test('has what is over a page at a time, the newest first', async () => {
    const listedPerPageMax = limits.listedPerPageMax
    await closeSome(listedPerPageMax)
    const reads = readsOf(scene.officer)
    const full = (await reads.home(scene.station))!
    expect(full.finished.map(({ title }) => title).slice(0, 2)).toEqual([
      `第${listedPerPageMax - 1}次`,
      `第${listedPerPageMax - 2}次`,
    ])
    expect([full.finished.length, full.more, full.isEarlier]).toEqual([listedPerPageMax, null, false])
    await closeSome(1)
    const first = (await reads.home(scene.station))!
    expect(first.finished).toHaveLength(listedPerPageMax)
    expect(first.announced.map((card) => card.code)).toEqual([code])
    const older = (await reads.home(scene.station, first.more!))!
    expect([older.finished.map(({ title }) => title), older.more]).toEqual([['第0次'], null])
    expect(older.isEarlier).toBe(true)
    expect(older.announced).toEqual(first.announced)

    const list = async (query = '') =>
      (await ask(counter, 'GET', `/api/meetings${query}`)).body as {
        meetings: { code: string }[]
        more: string
      }
    const page = await list()
    expect([page.meetings.length, page.meetings[0]!.code, page.more]).toEqual([
      listedPerPageMax + 1,
      code,
      first.more,
    ])
    expect(await list(`?station=${scene.station}&before=${page.more}`)).toMatchObject({
      meetings: [{ title: '第0次' }],
      more: null,
    })
  })

  test('has drafts and announcements, with the viewer’s own duties', async () => {
    const draftCode = await draft()
    const home = (await readsOf(scene.chair).home())!
    expect(home.drafts.map((card) => card.code)).toEqual([draftCode])
    expect(home.announced.map(({ code: of, duties }) => [of, duties])).toEqual([[code, ['moderator']]])
    expect(home.people.map(({ name }) => name).sort()).toEqual(['小周', '莫代表', '黄代表'].sort())
  })

  test('says what this account may', async () => {
    const may = async (asker: Asker) => {
      const home = await readsOf(asker).home()
      return [home?.mayDraft, home?.mayInvite]
    }
    expect(await may(scene.head)).toEqual([true, true])
    expect(await may(scene.officer)).toEqual([true, false])
    expect(await may(scene.chair)).toEqual([false, false])
  })

  test('is nobody else’s: no guest’s, no stranger’s, no account’s without a role', async () => {
    const outsider = await enter(counter, '外人')
    for (const asker of [null, await scene.guest('梁伯'), outsider])
      expect(await readsOf(asker).home()).toBeNull()
    expect(await readsOf(scene.head).home('no station')).toBeNull()
  })
})

describe('the join page', () => {
  test('knows the person of this device, and who is in already', async () => {
    const stranger = await readsOf(null).join(code)
    expect(stranger).toMatchObject({ arrived: 0, joining: 'open', known: null, joined: false })
    const guest = await scene.guest('梁伯')
    expect(await readsOf(guest).join(code)).toMatchObject({
      ...{ arrived: 1, joined: true, known: { name: '梁伯', grid: 'beiyuan' } },
    })
  })

  test('says when joining is closed, and when it is over', async () => {
    await done(counter, scene.officer, { type: 'roll.closeJoining', meeting: scene.meeting })
    expect((await readsOf(null).join(code))!.joining).toBe('closed')
    await done(counter, scene.officer, { type: 'meeting.cancel', meeting: scene.meeting, reason: '台风' })
    expect((await readsOf(null).join(code))!.joining).toBe('ended')
  })

  test('of a draft is there for its station alone', async () => {
    const draftCode = await draft()
    const guest = await scene.guest('梁伯')
    for (const asker of [null, guest]) {
      expect(await readsOf(asker).join(draftCode)).toBeNull()
      expect(await readsOf(asker).notice(draftCode)).toBeNull()
      expect(await readsOf(asker).live(draftCode)).toBeNull()
    }
    expect((await readsOf(scene.chair).notice(draftCode))!.proposing).toBe('notYet')
  })
})

describe('an address people kept', () => {
  test('leads to its meeting also after the close, by its code and by its id', async () => {
    await done(counter, scene.officer, { type: 'meeting.cancel', meeting: scene.meeting, reason: '台风' })
    expect(await counter.storage.streamByCode(code)).toBeNull()
    for (const address of [code, scene.meeting])
      expect(await readsOf(null).live(address)).toMatchObject({ meeting: scene.meeting, code: address })
    expect(await readsOf(null).live('000000')).toBeNull()
    expect(await readsOf(null).live(scene.meeting.replace(/..$/, 'ZZ'))).toBeNull()
  })
})

describe('the notice', () => {
  test('asks for proposals only while a stranger’s are taken', async () => {
    const { meeting } = scene
    await done(counter, scene.chair, { type: 'meeting.openCheckIn', meeting })
    expect((await readsOf(null).notice(code))!.proposing).toBe('over')
  })

  test('of a kind nobody moderates asks for none beforehand', async () => {
    const facts = { ...(await readsOf(null).notice(code))!.facts, kind: 'teaTalk' as const }
    const id = scene.meeting.replace(/.$/, (last) => (last === '2' ? '3' : '2'))
    await done(counter, scene.officer, {
      id,
      type: 'meeting.draft',
      station: scene.station,
      facts,
      agenda: [],
    })
    const row = (await counter.storage.listStreams('meeting')).find(({ stream }) => stream.endsWith(id))
    const participant = counter.identity.participantOf(scene.chair.person, id as MeetingId)
    await done(counter, scene.officer, {
      type: 'meeting.assignDuty',
      meeting: id,
      participant,
      duty: 'moderator',
    })
    await done(counter, scene.officer, { type: 'meeting.announce', meeting: id, urgent: '' })
    expect((await readsOf(null).notice(row!.code!))!.proposing).toBe('inMeeting')
  })

  test('names who chairs, and lists what was accepted, never what waits', async () => {
    const guest = await scene.guest('梁伯')
    const proposal = scene.meeting
    const { meeting } = scene
    await done(counter, guest, {
      type: 'issue.propose',
      meeting,
      proposal,
      text: '路灯不亮',
      grid: 'beiyuan',
      for: '',
    })
    expect(await readsOf(null).notice(code)).toMatchObject({
      moderators: ['黄代表'],
      proposing: 'open',
      issues: [],
    })
    await done(counter, scene.officer, { type: 'issue.accept', meeting, proposal, title: '路灯不亮' })
    expect((await readsOf(null).notice(code))!.issues).toMatchObject([{ title: '路灯不亮', grid: 'beiyuan' }])
    await done(counter, scene.officer, { type: 'issue.lockList', meeting })
    expect((await readsOf(null).notice(code))!.proposing).toBe('over')
  })
})

describe('set-up', () => {
  test('shows the head what is done, and who is invited but not there yet', async () => {
    const head = await tokenOf(counter, scene.head)
    const json = { station: scene.station, role: 'deputy', name: '容代表' }
    await ask(counter, 'POST', '/api/invitations', { token: head, json })
    const setup = (await readsOf(scene.head).setup())!
    expect(setup).toMatchObject({ head: '莫代表', station: { id: scene.station }, probe: probe.token })
    expect(setup.invited).toMatchObject([{ name: '容代表', role: 'deputy' }])
    expect(setup.grids).toHaveLength(2)
  })

  test('is not for the head’s people', async () => {
    for (const asker of [scene.officer, scene.chair, null]) expect(await readsOf(asker).setup()).toBeNull()
  })

  test('hears of a phone that answers this start’s probe, and of no other', async () => {
    expect(readsOf(null).phoneReached('another')).toBe('old')
    expect(readsOf(null, true).phoneReached(probe.token)).toBe('self')
    expect(probe.origins()).toEqual([])
    expect(readsOf(null).phoneReached(probe.token)).toBe('reached')
    expect(probe.origins()).toEqual([counter.url])
  })
})

describe('links', () => {
  test('an invitation says what it offers until it is spent', async () => {
    const head = await tokenOf(counter, scene.head)
    const json = { station: scene.station, role: 'deputy', name: '容代表' }
    const { body } = await ask(counter, 'POST', '/api/invitations', { token: head, json })
    const token = body.link.split('/').at(-1)
    expect(await readsOf(null).invitation(token)).toMatchObject({
      role: 'deputy',
      name: '容代表',
      station: { name: '北园站' },
    })
    await ask(counter, 'POST', `/api/invitations/${token}`, {
      json: { name: '容代表', account: 'rong', password: '清风明月 2026' },
    })
    expect(await readsOf(null).invitation(token)).toBeNull()
  })

  test('a link of one kind is no link of another, and rubbish is none', async () => {
    const reset = counter.tickets.create('reset', { person: scene.head.person }, 10)
    await counter.storage.commit({ directory: [reset.write] })
    expect(await readsOf(null).reset(reset.token)).toBe('account0')
    expect(await readsOf(null).device(reset.token)).toBeNull()
    expect(await readsOf(null).invitation(reset.token)).toBeNull()
    expect(await readsOf(null).mayFound(reset.token)).toBe(false)
    for (const rubbish of ['', '../..', 'x'.repeat(43)]) expect(await readsOf(null).reset(rubbish)).toBeNull()
  })

  test('a change of device says whose phone it would be', async () => {
    const guest = await scene.guest('梁伯')
    const { body } = await ask(counter, 'POST', `/api/meetings/${code}/device`, {
      token: await tokenOf(counter, guest),
      json: {},
    })
    expect(await readsOf(null).device(body.link.split('/').at(-1))).toEqual({ name: '梁伯', code })
  })
})

describe('the sentence for a problem in an address', () => {
  test('is ours, with our own words and numbers only', () => {
    const { problem } = readsOf(null)
    expect(problem('command.malformed field=name reason=field.empty')?.zh).toContain('称呼')
    expect(problem('issue.tooManyProposals max=20')?.zh).toContain('20')
    expect(problem('roll.joiningClosed')?.en).toBeTruthy()
    expect(problem('issue.tooManyProposals max=<b>0900')).toBeNull()
    expect(problem('meeting.wrongPhase phase=nonsense')).toBeNull()
    expect(problem('no.such')).toBeNull()
    expect(problem('constructor')).toBeNull()
  })

  test('stands for every code even when its words are missing', () => {
    expect(readsOf(null).problem('command.malformed')?.code).toBe('command.malformed')
  })
})

describe('the room at a glance', () => {
  test('is where the meeting stands and its list, for who may open it and for nobody else', async () => {
    const { meeting, officer, chair } = scene
    const zhang = await scene.guest('张三')
    const send = (by: Asker, command: { type: string } & Record<string, unknown>) =>
      done(counter, by, { meeting, ...command })
    for (const text of ['路灯不亮', '骂人的话']) {
      const proposal = newId()
      await send(zhang, { type: 'issue.propose', proposal, text, grid: '', for: '' })
      await send(chair, { type: 'issue.accept', proposal, title: text, detail: '三号楼下' })
    }
    const { issues } = (await readsOf(zhang).glance(code))!
    await send(await scene.guest('李四'), { type: 'issue.second', issue: issues[0]!.id })
    await send(officer, { type: 'issue.hide', issue: issues[1]!.id, reason: '骂人' })
    expect(await readsOf(zhang).glance(code)).toMatchObject({
      meeting: { phase: 'announced', item: '', facts: { place: '社区二楼会议室' } },
      issues: [{ title: '路灯不亮', detail: '三号楼下', seconds: 1 }],
    })
    expect(await readsOf(await enter(counter, '路人')).glance(code)).toBeNull()
    expect(await readsOf(null).glance(code)).toBeNull()
    expect(await readsOf(zhang).glance('000000')).toBeNull()
  })
})
