import { createServer, type Server } from 'node:http'
import { expect } from '@playwright/test'
import { freePort } from '../../server/src/testing/free-port.ts'
import { hasProxies, startCaddy, startNginx, type Proxy } from '../fixtures/proxies.ts'
import type { Address } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { newId } from '../fixtures/visit.ts'

/** What says at every address which of the nodes it is: where a request goes is the balancer's to say, by its address alone. */
type Post = Address & { come(): Promise<void>; go(): Promise<void> }

const doorsFor = { nginx: startNginx, Caddy: startCaddy }
const meetings = Array.from({ length: 40 }, newId)

let posts: readonly Post[]
let door: Proxy

async function putUp(name: string): Promise<Post> {
  const port = await freePort()
  let server: Server
  const come = () =>
    new Promise<void>((done) => {
      server = createServer((_, answer) => answer.end(name)).listen(port, '127.0.0.1', done)
    })
  const go = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  await come()
  return { url: `http://127.0.0.1:${port}`, come, go }
}

/** Another answer is a node of its own name, so that whoever waits for the right ones asks again. */
async function nodeOf(path: string): Promise<string> {
  const answer = await fetch(door.url + path)
  return answer.ok ? answer.text() : `answered ${answer.status}`
}

const nodesOf = (paths: readonly string[]) => Promise.all(paths.map(nodeOf))
const boardOf = (meeting: string) => `/collab/meeting/${meeting}/board?ack=1`
const boards = () => nodesOf(meetings.map(boardOf))
const times = (count: number, path: string) => Array.from({ length: count }, () => path)

test.skip(!hasProxies(), 'needs nginx and Caddy')

for (const [name, start] of Object.entries(doorsFor))
  test.describe(`${name}, as deploy/ has it`, () => {
    test.beforeAll(async () => {
      posts = await Promise.all(['first', 'second', 'third'].map(putUp))
      door = await start(posts, await freePort())
    })
    test.afterAll(async () => {
      await door.stop()
      await Promise.all(posts.map((post) => post.go()))
    })

    test('brings everything of one meeting or case to one node, and meetings to all of them', async () => {
      const linesOf = (id: string) => [
        boardOf(id),
        `/collab/meeting/${id}/minutes?schema=1&token=a`,
        `/collab/case/${id}/settlement`,
        `/collab/case/${id}/caucus/a`,
        `/socket.io/?EIO=4&transport=websocket&stream=${id}`,
        `/socket.io/?EIO=4&transport=polling&stream=${id}&t=1`,
      ]
      // Again where the machine stood still for so long that a node counted as gone.
      await expect(async () => {
        const nodes = await Promise.all(meetings.map(async (id) => [...new Set(await nodesOf(linesOf(id)))]))
        expect(nodes.filter((ofOne) => ofOne.length !== 1)).toEqual([])
        expect(new Set(nodes.flat()).size).toBe(3)
      }).toPass()
    })

    test('lets who does not say what they come for, or did not get in, go anywhere; long polling stays', async () => {
      const anywhere = [
        '/',
        '/socket.io/?EIO=4&transport=websocket',
        `/socket.io/?EIO=4&transport=websocket&stream=${meetings[0]}&elsewhere=1`,
        `${boardOf(meetings[0]!)}&elsewhere=1`,
      ]
      // Caddy counts what is under way: so all at once.
      for (const path of anywhere)
        await expect.poll(async () => new Set(await nodesOf(times(60, path))).size).toBe(3)
      const polling = '/socket.io/?EIO=4&transport=polling'
      const upgrade = '/socket.io/?EIO=4&transport=websocket&sid=b'
      const staying = [...times(9, polling), ...times(9, `${polling}&sid=b`), ...times(9, upgrade)]
      await expect.poll(async () => new Set(await nodesOf(staying)).size).toBe(1)
    })

    test('moves the meetings of a node that is gone, and no others, and back when it is there', async () => {
      let before: readonly string[] = []
      await expect.poll(async () => new Set((before = await boards())).size).toBe(3)
      await posts[1]!.go()
      await expect(async () => {
        const without = await boards()
        expect(without).not.toContain('second')
        expect(without.filter((node, i) => before[i] !== 'second' && node !== before[i])).toEqual([])
      }).toPass()
      await posts[1]!.come()
      await expect.poll(boards).toEqual(before)
    })
  })
