import type { Line, LineListener, WireCommand } from '../link.ts'
import type {
  BoxMessage,
  CommandAck,
  EventsBatch,
  Notice,
  OpenAck,
  OpenRequest,
} from '../../protocol/messages.ts'

export type Question = { readonly open: OpenRequest } | { readonly command: WireCommand }
type Answer = OpenAck | CommandAck
type Asked = { readonly question: Question; readonly answer: (answer: Answer | null) => void }
type Unasked = { readonly batch: EventsBatch } | { readonly notice: Notice } | { readonly papers: BoxMessage }
type Parcel = Unasked | { readonly asked: Asked; readonly answer: Answer }

/** A line whose every message waits until the test lets it pass, doubles it, swaps it with the next, or cuts the line. */
export function createWire(listener: LineListener, serve: (question: Question) => Answer) {
  let state: 'dialling' | 'up' | 'dead' = 'dialling'
  const open = new Set<Asked>()
  const toServer: Asked[] = []
  const toClient: Parcel[] = []

  const die = () => {
    state = 'dead'
    toServer.length = toClient.length = 0
    for (const { answer } of open) answer(null)
  }
  const ask = <A extends Answer>(question: Question) =>
    new Promise<A | null>((answer) => {
      if (state === 'dead') return answer(null)
      const asked = { question, answer: answer as Asked['answer'] }
      open.add(asked)
      toServer.push(asked)
    })

  const line: Line = {
    open: (request) => ask<OpenAck>({ open: request }),
    command: (command) => ask<CommandAck>({ command }),
    hangUp: die,
  }
  return {
    line,
    waiting: () => (state === 'dialling' ? 1 : toServer.length + toClient.length),
    push: (unasked: Unasked) => {
      if (state === 'up') toClient.push(unasked)
    },
    pickUp: () => {
      if (state !== 'dialling') return
      state = 'up'
      listener.up()
    },
    passToServer: () => {
      const asked = toServer.shift()
      if (asked) toClient.push({ asked, answer: serve(asked.question) })
    },
    passToClient: () => {
      const parcel = toClient.shift()
      if (!parcel) return
      if ('batch' in parcel) listener.batch(parcel.batch)
      else if ('notice' in parcel) listener.notice(parcel.notice)
      else if ('papers' in parcel) listener.papers(parcel.papers)
      else parcel.asked.answer(parcel.answer)
    },
    lose: () => void toClient.shift(),
    double: () => {
      const parcel = toClient[0]
      if (parcel && 'batch' in parcel) toClient.unshift(parcel)
    },
    swap: () => {
      const [first, second] = toClient.splice(0, 2)
      toClient.unshift(...[second, first].filter((parcel) => parcel !== undefined))
    },
    cut: () => {
      if (state === 'dead') return
      die()
      listener.ended({ why: 'lost' })
    },
  }
}

export type Wire = ReturnType<typeof createWire>
