import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listenerFor } from './listener.ts'

let server: Server
beforeEach(async () => {
  server = listenerFor(undefined, (_, response) => response.end('in')) as Server
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
})
afterEach(() => {
  server.closeAllConnections()
  return new Promise((closed) => server.close(closed))
})

/** All that is answered to these bytes, and how long it took. */
const answerTo = async (bytes: string): Promise<{ text: string; ms: number }> => {
  const from = performance.now()
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => (text += chunk.toString()))
  socket.write(bytes)
  await once(socket, 'close')
  return { text, ms: performance.now() - from }
}

describe('the head of a request', () => {
  /** Node counts address, names and values, without what stands between them. */
  const head = (bytes: number) => {
    const counted = '/' + 'Host' + 'h' + 'Connection' + 'close' + 'X'
    const value = 'x'.repeat(bytes - counted.length)
    return `GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: ${value}\r\n\r\n`
  }

  it('may have as many bytes as it may, and no more', async () => {
    const most = limits.headerBytesMax
    expect((await answerTo(head(most))).text).toMatch(/^HTTP\/1.1 200 .*in$/s)
    expect((await answerTo(head(most + 1))).text).toMatch(/^HTTP\/1.1 431 /)
  })

  it('that does not end is cut when its time is over', async () => {
    const { text, ms } = await answerTo('GET / HTTP/1.1\r\nHost: h\r\n')
    expect(text).toMatch(/^HTTP\/1.1 408 /)
    expect(ms).toBeGreaterThanOrEqual(limits.unauthenticatedMsMax - 50)
  })
})
