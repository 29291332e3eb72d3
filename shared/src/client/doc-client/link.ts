/** What a line reports. Nothing is reported after `ended`. */
export type DocLineListener = {
  readonly up: () => void
  /** One message of the y-websocket protocol. */
  readonly frame: (bytes: Uint8Array) => void
  /** The close code, or 1006 when the line just broke; and the reason, where the server gave one. */
  readonly ended: (closeCode: number, reason?: string) => void
}

/** One line to one doc's room. It never mends itself: whoever holds it makes a new one. */
export type DocLine = {
  readonly send: (bytes: Uint8Array) => void
  /** Ends the line without a report. */
  readonly hangUp: () => void
}

/**
 * The link port: begins a new line, and reports nothing before it has returned. The web implements it with a
 * WebSocket to `/collab/{doc}?token=…&ack=1`, tests in memory. Nothing passes between tabs but through the server.
 */
export type DocLink = (listener: DocLineListener) => DocLine
