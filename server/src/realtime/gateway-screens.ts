import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import type { ScreenPerson, Writing } from '@linyi/shared/domain/meeting/screen'
import type { AnyRules } from '@linyi/shared/domain/streams'
import type { ViewMessage } from '@linyi/shared/protocol/messages'
import type { Boxes } from '../box/boxes.ts'
import type { Clock } from '../rooms/clock.ts'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import type { Asker, OpenRoom } from '../rooms/port.ts'
import { followBoard, type FollowedBoard } from './gateway-board.ts'
import type { Outlet } from './gateway-outlet.ts'
import { createPacer } from './gateway-pacer.ts'
import { noticeOf, sightOf } from './gateway-sight.ts'

/** The screens on the wall of one stream: each shows the same one view, folded here (decisions 1). */
export type Screens = {
  /** Settled when there is something to show: a screen that comes back must not go blank in between. */
  readonly ready: () => Promise<void>
  /** Answers what is shown now; what comes to be shown later is sent by itself. */
  readonly join: (socket: string, asker: Asker) => unknown
  readonly leave: (socket: string) => void
  readonly has: (socket: string) => boolean
  readonly size: () => number
  readonly close: () => void
}

type Deps = {
  readonly outlet: Outlet
  readonly clock: Clock
  readonly docs: Pick<DocRooms, 'open'>
  readonly boxes: Pick<Boxes, 'turnout'>
}

/** Nobody reads faster than this from a wall. */
const viewMs = 100

export function createScreens(
  room: OpenRoom,
  id: string,
  { isScreen, doc, view }: NonNullable<AnyRules['onScreen']>,
  { outlet, clock, docs, boxes }: Deps,
): Screens {
  const screens = new Map<string, { readonly asker: Asker; shown: string }>()
  let board: FollowedBoard | null = null
  const follow = () => (board ??= followBoard(docs, `${room.stream}/${doc}`, clock, pacer.soon))

  const writingNow = (): Writing =>
    Object.fromEntries(
      [...(board?.writing() ?? [])].map(([issue, { id, name, role }]) => [
        issue,
        { name, role, grid: room.person(id).grid },
      ]),
    )
  const person = (id: string): ScreenPerson => {
    const { name, roles, grid } = room.person(id)
    return { name, role: roles[0] ?? '', grid }
  }
  const viewNow = () => {
    const { state, announced } = room.durable()
    const root = announced && Buffer.from(announced).toString('hex')
    return view(state, board?.lines() ?? [], writingNow(), person, root, boxes.turnout.of(room.stream))
  }

  const dismiss = (socket: string, rejection: Rejection) => {
    screens.delete(socket)
    outlet.send([socket], 'meeting:notice', noticeOf(id, rejection))
  }

  const stillShows = (socket: string, asker: Asker): boolean => {
    const sight = sightOf(room, asker)
    if ('code' in sight) dismiss(socket, sight)
    else if (!isScreen(room.durable().state, sight.actor)) dismiss(socket, reject('access.changed'))
    else return true
    return false
  }

  const show = () => {
    const current = viewNow()
    const written = JSON.stringify(current)
    const sockets: string[] = []
    for (const [socket, screen] of [...screens]) {
      if (!stillShows(socket, screen.asker) || screen.shown === written) continue
      if (!outlet.isReady(socket)) {
        pacer.soon()
        continue
      }
      screen.shown = written
      sockets.push(socket)
    }
    const message: ViewMessage = { stream: id, serverNow: clock.now(), view: current }
    if (sockets.length > 0) outlet.send(sockets, 'meeting:view', message)
  }

  const pacer = createPacer(clock, () => viewMs, show)
  const changed = () => {
    if (screens.size > 0) pacer.soon()
  }
  const stops = [room.watch(changed), boxes.turnout.watch(room.stream, changed)]

  return {
    ready: () => follow().read,
    join: (socket, asker) => {
      follow()
      const current = viewNow()
      screens.set(socket, { asker, shown: JSON.stringify(current) })
      return current
    },
    leave: (socket) => screens.delete(socket),
    has: (socket) => screens.has(socket),
    size: () => screens.size,
    close: () => {
      stops.forEach((stop) => stop())
      pacer.stop()
      board?.close()
    },
  }
}
