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

/** A command with its envelope: a client-made id and the stream it speaks to. */
export type WireCommand = {
  readonly id: string
  readonly type: string
  readonly meeting?: string
  readonly station?: string
} & Readonly<Record<string, unknown>>

/** Why a line ended. `refused`: the server will not have this login, coming back is pointless. */
export type LineEnd = { readonly why: 'lost' } | { readonly why: 'refused'; readonly error: WireError }

/** What a line reports. Nothing is reported after `ended`. */
export type LineListener = {
  readonly up: () => void
  readonly batch: (batch: EventsBatch) => void
  readonly view: (view: ViewMessage) => void
  readonly notice: (notice: Notice) => void
  readonly papers: (message: BoxMessage) => void
  readonly listed: (message: ListedMessage) => void
  readonly ended: (end: LineEnd) => void
}

/** One line to the server. It never mends itself: whoever holds it makes a new one. */
export type Line = {
  /** Answers null when the line ended before the server did. */
  readonly open: (request: OpenRequest) => Promise<OpenAck | null>
  readonly command: (command: WireCommand) => Promise<CommandAck | null>
  /** Ends the line without a report; questions still open are answered null. */
  readonly hangUp: () => void
}

/**
 * The link port: begins a new line, and reports nothing before it has returned. The web implements it with
 * socket.io-client, tests in memory.
 */
export type Link = (listener: LineListener) => Line
