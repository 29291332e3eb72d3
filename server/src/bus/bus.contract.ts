import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bus, BusMessage } from './port.ts'

/** What the contract needs of an implementation: nodes that hear each other and nobody else. */
export type BusLab = {
  connect(): Promise<Bus>
  /** After the nodes were closed. */
  remove(): Promise<void>
}

const note = (stream: string, seq: number): BusMessage => ({ about: 'stream', stream, seq, listedIn: null })

/** What a node hears, and a way to wait until it has heard so much. */
const listenTo = (bus: Bus) => {
  const messages: BusMessage[] = []
  let onMessage = (): void => undefined
  bus.subscribe((message) => {
    // On a busy machine the other side may seem to be silent.
    if (message.about === 'gap') return
    messages.push(message)
    onMessage()
  })
  const count = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      onMessage = () => messages.length >= wanted && resolve()
      onMessage()
    })
  return { messages, count }
}

/** Each node's messages in the order they came: nothing is promised across nodes. */
const byStream = (messages: readonly BusMessage[]) =>
  Object.groupBy(messages, (message) => ('stream' in message ? message.stream : ''))

export const busContract = (name: string, openLab: () => Promise<BusLab>): void => {
  describe(name, () => {
    let lab: BusLab
    let nodes: Bus[]

    beforeEach(async () => {
      lab = await openLab()
      nodes = await Promise.all([lab.connect(), lab.connect(), lab.connect()])
    })
    afterEach(async () => {
      await Promise.all(nodes.map((node) => node.close()))
      await lab.remove()
    })

    it('carries every kind of message whole', async () => {
      const messages: BusMessage[] = [
        note('m', 41),
        { about: 'rewritten', stream: 'm' },
        { about: 'doc', doc: 'meeting/m/board', seq: 9 },
        { about: 'login', person: '某人' },
        { about: 'presence', node: 'a', doc: 'd', states: [{ client: 7, participant: 'p', state: null }] },
        { about: 'presenceAsked', doc: 'd' },
      ]
      const heard = listenTo(nodes[1]!)
      for (const message of messages) nodes[0]!.publish(message)
      await heard.count(messages.length)
      expect(heard.messages).toEqual(messages)
    })

    it('tells other nodes only, and none within the call that published', async () => {
      const own = listenTo(nodes[0]!)
      const others = listenTo(nodes[1]!)
      nodes[0]!.publish(note('mine', 1))
      expect(others.messages).toEqual([])
      await others.count(1)
      expect(others.messages).toEqual([note('mine', 1)])
      nodes[1]!.publish(note('theirs', 1))
      await own.count(1)
      expect(own.messages).toEqual([note('theirs', 1)])
    })

    it('reaches each listener of a node until that one stops', async () => {
      const stopped: BusMessage[] = []
      const stop = nodes[1]!.subscribe((message) => stopped.push(message))
      const kept = listenTo(nodes[1]!)
      nodes[0]!.publish(note('m', 1))
      await kept.count(1)
      stop()
      nodes[0]!.publish(note('m', 2))
      await kept.count(2)
      expect(stopped).toEqual([note('m', 1)])
    })

    it('neither hears nor says anything once it is closed', async () => {
      const gone = listenTo(nodes[1]!)
      const heard = listenTo(nodes[2]!)
      await nodes[1]!.close()
      nodes[1]!.publish(note('gone', 1))
      nodes[0]!.publish(note('m', 1))
      await heard.count(1)
      expect(heard.messages).toEqual([note('m', 1)])
      expect(gone.messages).toEqual([])
    })

    it('keeps the order of each node, and brings every message once', async () => {
      const publishers = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 60 })
      await fc.assert(
        fc.asyncProperty(publishers, async (turns) => {
          const heard = nodes.map(listenTo)
          const sent = turns.map((node, i) => ({ node, message: note(`node-${node}`, i) }))
          for (const { node, message } of sent) nodes[node]!.publish(message)
          for (const [listener, { messages, count }] of heard.entries()) {
            const others = sent.filter(({ node }) => node !== listener)
            await count(others.length)
            expect(byStream(messages)).toEqual(byStream(others.map(({ message }) => message)))
          }
        }),
      )
    })
  })
}
