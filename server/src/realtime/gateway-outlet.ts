/** The wire's end, as those who send see it. */
export type Outlet = {
  /** Encodes once, whatever the number of sockets. */
  readonly send: (sockets: readonly string[], message: string, body: unknown) => void
  /** Whether it took all that was sent before. One that did not is sent nothing until it has: it costs a diff, no queue. */
  readonly isReady: (socket: string) => boolean
}
