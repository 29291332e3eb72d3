import { runProcess } from '../../fixtures/process.ts'
import { signIn, type DemoRole, type Visitor } from '../../fixtures/visit.ts'
import type { Seat } from '../load/seat.ts'
import { openSharedStores } from './shared-stores.ts'

const makers: readonly DemoRole[] = ['deputy', 'gridWorker', 'officer', 'head']
const hands = 20

/** Two nodes of a demonstration on one PostgreSQL and one Redis, and so many residents who have signed in. */
export async function openTwoNodes(residents: number) {
  const { env, close } = await openSharedStores()
  const nodes = [await runProcess({ demo: true, env }), await runProcess({ demo: true, env })] as const
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.end('SIGTERM')))
    await close()
  }
  const came: Visitor[] = []
  const come = async () => {
    while (came.length < residents) came.push(await signIn(nodes[0], 'resident'))
  }
  await Promise.all(Array.from({ length: hands }, come))
  const writers = await Promise.all(makers.map((role) => signIn(nodes[0], role)))
  const seatAt = (url: string, { token, participant, meeting }: Visitor): Seat => ({
    url: `${url.replace('http', 'ws')}/collab/meeting/${meeting.id}/board?token=${token}&ack=1`,
    dialect: { speaks: 'y-websocket' },
    hello: [],
    author: participant.id,
  })
  return {
    nodes,
    ways: (n: number) => nodes.map(({ url }) => seatAt(url, came[n]!)),
    writer: (n: number, node: 0 | 1) => seatAt(nodes[node].url, writers[n % writers.length]!),
    stop,
  }
}
