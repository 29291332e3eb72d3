import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Screen } from '@linyi/shared/domain/meeting/screen'
import type { ViewMessage } from '@linyi/shared/protocol/messages'
import { afterEach, expect, it } from 'vitest'
import { collect, endAll, following, openHall, propose, type Hall } from '../testing/hall.ts'
import { asRead, done, enter } from '../testing/meeting.ts'

afterEach(endAll)

/** A screen on the wall, let in by the officer. */
async function projecting(hall: Hall) {
  const { house, scene } = hall
  const asker = await enter(house, '投影', scene.meeting)
  const duty = { participant: scene.idOf(asker), duty: 'projector' }
  await done(house, scene.officer, { type: 'meeting.assignDuty', meeting: scene.meeting, ...duty })
  const { phone, ack } = await following(hall, asker)
  const views: Screen[] = []
  let changed = () => {}
  phone.socket.on('meeting:view', ({ view }: ViewMessage) => {
    views.push(view as Screen)
    changed()
  })
  const showing = async (test: (screen: Screen) => boolean): Promise<Screen> => {
    while (!views.some(test)) await new Promise<void>((heard) => (changed = heard))
    return views.find(test)!
  }
  return { phone, ack, showing, duty }
}

it('gets one view that follows the meeting, and neither events, people nor state', async () => {
  const hall = await openHall()
  const { phone, ack, showing } = await projecting(hall)
  expect(ack.people).toEqual([])
  expect(ack.you.audience).toEqual([])
  expect(ack.snapshot).toMatchObject({ view: 'lobby', arrived: 0, joining: 'open' })
  expect(ack.snapshot as MeetingState).not.toHaveProperty('roll')
  await hall.scene.guest('梁伯')
  expect(await showing(({ arrived }) => arrived === 1)).toMatchObject({ view: 'lobby' })
  expect(phone.events).toEqual([])
})

/** One line of the board, by the officer's hand. */
async function oneIssue(hall: Hall, title: string): Promise<void> {
  const { house, scene } = hall
  await collect(hall)
  const proposal = propose(scene, '巷口的灯坏了')
  await done(house, await scene.guest('梁伯'), proposal)
  const accept = { type: 'issue.accept', meeting: scene.meeting, proposal: proposal.proposal, title }
  await done(house, scene.officer, accept)
}

async function putUp({ house, scene: { meeting, officer, chair } }: Hall): Promise<void> {
  await done(house, officer, { type: 'meeting.openCheckIn', meeting })
  await done(house, chair, { type: 'meeting.project', meeting, view: 'issues' })
}

it('shows the words of the board as they are on disk, when the moderator puts them up', async () => {
  const hall = await openHall()
  const { showing } = await projecting(hall)
  await oneIssue(hall, '巷口路灯')
  await putUp(hall)
  const screen = await showing(({ issues }) => issues.length > 0)
  expect(screen.issues).toMatchObject([{ title: '巷口路灯', seconds: 0 }])
})

it('shows at the close what the record can be compared with later, and keeps it', async () => {
  const hall = await openHall()
  const { showing } = await projecting(hall)
  await oneIssue(hall, '巷口路灯')
  await putUp(hall)
  const { house, scene } = hall
  const { meeting, chair, officer } = scene
  await done(house, chair, { type: 'meeting.start', meeting })
  await done(house, chair, { type: 'meeting.summarize', meeting })
  expect((await showing(({ phase }) => phase === 'summarizing')).root).toBeNull()
  await done(house, chair, { type: 'minutes.confirm', meeting, ...(await asRead(house, meeting)) })
  await done(house, officer, { type: 'meeting.close', meeting })
  const { root } = await showing(({ phase }) => phase === 'closed')
  const closing = (await house.storage.readStream(scene.stream, 0)).at(-1)!
  expect(root).toBe(Buffer.from(closing.leaf).toString('hex'))
  await done(house, officer, { type: 'meeting.publish', meeting, reviewed: closing.seq, replacements: [] })
  expect((await showing(({ phase }) => phase === 'published')).root).toBe(root)
})

it('has the board in the first answer: a screen that comes back does not go blank in between', async () => {
  const hall = await openHall()
  await oneIssue(hall, '巷口路灯')
  await putUp(hall)
  const { ack } = await projecting(hall)
  expect((ack.snapshot as Screen).issues).toMatchObject([{ title: '巷口路灯' }])
})

it('is dark once the duty is taken away', async () => {
  const hall = await openHall()
  const { house, scene } = hall
  const { phone, duty } = await projecting(hall)
  await done(house, scene.officer, { type: 'meeting.relieveDuty', meeting: scene.meeting, ...duty })
  await phone.until(({ notices }) => notices.length > 0)
  expect(phone.notices).toMatchObject([{ stream: scene.meeting, error: { code: 'who.joined' } }])
})
