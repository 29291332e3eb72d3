import { consentVersion } from '@linyi/shared/protocol/bodies'
import { expect, it } from 'vitest'
import { openBoardRoom } from '../../testing/board-room.ts'
import { enter } from '../../testing/meeting.ts'

it('lets no screen on the wall open the board: it is shown what it needs', async () => {
  const { house, scene, room, here, send, close } = await openBoardRoom()
  const someone = await enter(house, '', scene.meeting)
  const participant = here(someone)
  await send(someone, {
    ...{ type: 'roll.join', name: '小梁', via: 'qr', grid: '' },
    ...{ consent: consentVersion, anonymous: false },
  })
  await send(scene.officer, { type: 'meeting.assignDuty', participant, duty: 'recorder' })
  expect(room.rules.mayOpen(participant)).toBeNull()
  await send(scene.officer, { type: 'meeting.assignDuty', participant, duty: 'projector' })
  expect(room.rules.mayOpen(participant)).toMatchObject({ code: 'stream.notFound' })
  await close()
})
