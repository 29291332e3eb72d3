import type { Bus, BusMessage } from './port.ts'

/** What joins the nodes of one process. A server alone in its process hears nothing: the bus tells of others only. */
export type Medium = { connect(): Bus }

type Listener = (message: BusMessage) => void

export const createMedium = (): Medium => {
  const nodes = new Set<Set<Listener>>()

  /** Never within the publisher's call, as on a network; a listener that stopped meanwhile is left alone. */
  const deliver = (listeners: ReadonlySet<Listener>, message: BusMessage): void => {
    for (const listener of listeners) {
      queueMicrotask(() => {
        if (listeners.has(listener)) listener(message)
      })
    }
  }

  return {
    connect() {
      const own = new Set<Listener>()
      nodes.add(own)
      return {
        isJoined: false,
        publish(message) {
          if (!nodes.has(own)) return
          for (const listeners of nodes) if (listeners !== own) deliver(listeners, message)
        },
        subscribe(listener) {
          own.add(listener)
          return () => own.delete(listener)
        },
        close() {
          nodes.delete(own)
          own.clear()
          return Promise.resolve()
        },
      }
    },
  }
}
