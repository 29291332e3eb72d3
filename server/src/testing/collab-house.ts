import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AccountRole } from '@linyi/shared/domain/decider'
import { attachCollab } from '../realtime/collab.ts'
import type { Asker } from '../rooms/port.ts'
import { openHouse, type House } from './house.ts'
import { announced, done } from './meeting.ts'

/** Somebody with a login, as the meeting knows them. */
export type Guest = Asker & { readonly token: string; readonly participant: string }

/** A house with the collaboration socket on an http server of its own. */
export async function serveCollab(house: House) {
  const { docs, bus, logins, clock, log, meter } = house
  const server = createServer()
  const collab = attachCollab(server, {
    docs,
    bus,
    logins,
    clock,
    log,
    meter,
    publicOrigin: 'https://yi.example',
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    collab,
    port,
    url: `ws://127.0.0.1:${port}/collab`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      collab.close()
      server.closeAllConnections()
      await closed
      await house.close()
    },
  }
}

export type CollabHouse = Awaited<ReturnType<typeof openCollabHouse>>

/** A meeting that collects issues, and its board served. */
export async function openCollabHouse(options: Parameters<typeof openHouse>[0] = {}) {
  const house = await openHouse(options)
  const scene = await announced(house)
  const { meeting, idOf } = scene
  await done(house, scene.officer, { type: 'meeting.collect', meeting })
  const served = await serveCollab(house)

  const signIn = async (asker: Asker): Promise<Guest> => {
    const { token, write } = house.logins.create(asker.person, asker.meeting, 3650)
    await house.storage.commit({ directory: [write] })
    return { ...asker, token, participant: idOf(asker) }
  }

  return {
    ...house,
    ...served,
    ...scene,
    doc: `meeting/${meeting}/board`,
    signIn,
    /** A resident with a phone: reads, and writes what is their own. */
    resident: async (name: string) => signIn(await scene.guest(name)),
    /** Somebody with an office: writes issues straight onto the board. */
    official: async (name: string, role: AccountRole = 'deputy') => signIn(await scene.appoint(name, role)),
    send: (by: Asker, command: { readonly type: string } & Readonly<Record<string, unknown>>) =>
      done(house, by, { meeting, ...command }),
  }
}
