import type {
  BoxMessage,
  CommandAck,
  EventsBatch,
  ListedMessage,
  Notice,
  OpenAck,
  OpenRequest,
  ViewMessage,
  WireError,
} from '../protocol/messages.ts'
import { backoffMs } from './backoff.ts'
import type { Line, LineEnd, Link, WireCommand } from './link.ts'
import { createSignal } from './signal.ts'
import type { Surroundings } from './surroundings.ts'

/** How long the server may take over one answer before the line counts as dead. A frozen page wakes on dead lines. */
const answerMsMax = 10_000

export type ConnectionStatus =
  | { readonly is: 'connecting' }
  | { readonly is: 'open' }
  /** The line broke; the next try is under way or set. */
  | { readonly is: 'waiting' }
  /** The server will not have this login. */
  | { readonly is: 'refused'; readonly error: WireError }
  | { readonly is: 'left' }

/** What the server says unasked. */
export type Heard = {
  readonly batch: (batch: EventsBatch) => void
  readonly view: (view: ViewMessage) => void
  readonly notice: (notice: Notice) => void
  readonly papers: (message: BoxMessage) => void
  readonly listed?: (message: ListedMessage) => void
}

/** The one connection of a visit: keeps a line up, and makes a new one, with jitter, whenever it breaks. */
export type Connection = {
  readonly status: () => ConnectionStatus
  /** Heard on every change of `status`. */
  readonly listen: (listener: () => void) => () => void
  /** The answer takes the listener off again. */
  readonly hear: (listener: Heard) => () => void
  /** Null when there is no line, or it broke before the answer. */
  readonly open: (request: OpenRequest) => Promise<OpenAck | null>
  readonly command: (command: WireCommand) => Promise<CommandAck | null>
  /** The device woke or found its network again: try now instead of at the end of the wait. */
  readonly wake: () => void
  /** As `wake`, and gives up a line that may have died while the page was frozen. */
  readonly renew: () => void
  readonly leave: () => void
}

export function createConnection(link: Link, surroundings: Surroundings): Connection {
  const changed = createSignal()
  const listeners = new Set<Heard>()
  let status: ConnectionStatus = { is: 'connecting' }
  let line: Line | null = null
  let failures = 0
  /** In how long to come again, as the server said before it ended the line. */
  let withinMs: number | null = null
  let callOff = () => {}

  const become = (next: ConnectionStatus) => {
    status = next
    changed.tell()
  }

  const tell = (from: Line, say: (listener: Heard) => void) => {
    if (line === from) listeners.forEach(say)
  }

  const dial = () => {
    callOff()
    const mine = link({
      up: () => {
        if (line !== mine) return
        failures = 0
        become({ is: 'open' })
      },
      batch: (batch) => tell(mine, (listener) => listener.batch(batch)),
      view: (view) => tell(mine, (listener) => listener.view(view)),
      notice: (notice) => {
        if (line === mine) withinMs = notice.withinMs ?? withinMs
        tell(mine, (listener) => listener.notice(notice))
      },
      papers: (message) => tell(mine, (listener) => listener.papers(message)),
      listed: (message) => tell(mine, (listener) => listener.listed?.(message)),
      ended: (end) => {
        if (line === mine) onEnded(end)
      },
    })
    line = mine
  }

  const onEnded = (end: LineEnd) => {
    line = null
    if (end.why === 'refused') return become({ is: 'refused', error: end.error })
    // To be sent away with a word is no failed try: who then comes too early soon tries again.
    failures = withinMs === null ? failures + 1 : 0
    callOff = surroundings.after(backoffMs(failures, surroundings.chance(2), withinMs), dial)
    withinMs = null
    become({ is: 'waiting' })
  }

  const ask = async <A>(question: (line: Line) => Promise<A | null>): Promise<A | null> => {
    const asked = line
    if (!asked || status.is !== 'open') return null
    let answered = false
    const giveUp = surroundings.after(answerMsMax, () => {
      if (answered || line !== asked) return
      asked.hangUp()
      onEnded({ why: 'lost' })
    })
    const answer = await question(asked)
    answered = true
    giveUp()
    return line === asked ? answer : null
  }

  dial()
  return {
    status: () => status,
    listen: changed.listen,
    hear: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open: (request) => ask((up) => up.open(request)),
    command: (command) => ask((up) => up.command(command)),
    wake: () => {
      if (status.is === 'waiting') dial()
    },
    renew: () => {
      if (status.is === 'refused' || status.is === 'left') return
      line?.hangUp()
      become({ is: 'waiting' })
      dial()
    },
    leave: () => {
      callOff()
      line?.hangUp()
      line = null
      become({ is: 'left' })
    },
  }
}
