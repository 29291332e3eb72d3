import type { DocLink } from '@linyi/shared/client/doc-client/link'
import { device } from './device.ts'
import { createWay } from './way.ts'

const brokenCode = 1006

/**
 * One WebSocket a line, with durable acks. Coming back is the doc client's business, with jitter.
 * @param schema the version of the node types, of a doc of rich text
 */
export const collabLink = (doc: string, token: string | null, schema?: number): DocLink => {
  const way = createWay(device.monotonicMs)
  return (listener) => {
    const address = new URL(`/collab/${doc}`, location.href)
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
    address.searchParams.set('ack', '1')
    if (schema !== undefined) address.searchParams.set('schema', String(schema))
    if (token !== null) address.searchParams.set('token', token)
    for (const [name, value] of Object.entries(way.dial())) address.searchParams.set(name, value)
    const socket = new WebSocket(address)
    socket.binaryType = 'arraybuffer'
    let over = false
    socket.onopen = () => {
      way.up()
      listener.up()
    }
    socket.onmessage = ({ data }) => {
      if (!over && data instanceof ArrayBuffer) listener.frame(new Uint8Array(data))
    }
    socket.onclose = ({ code, reason }) => {
      if (over) return
      over = true
      way.over()
      listener.ended(code || brokenCode, reason)
    }
    return {
      send: (bytes) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(bytes as Uint8Array<ArrayBuffer>)
      },
      hangUp: () => {
        over = true
        way.over()
        socket.close()
      },
    }
  }
}

/**
 * The link, for as long as `mayDial` says so: on a shared tablet the cookie may be somebody else's by the time a line
 * is made anew, and one person's words must not go out as another's.
 */
export const guarded =
  (link: DocLink, mayDial: () => boolean): DocLink =>
  (listener) => {
    if (mayDial()) return link(listener)
    const timer = setTimeout(() => listener.ended(brokenCode))
    return { send: () => {}, hangUp: () => clearTimeout(timer) }
  }
