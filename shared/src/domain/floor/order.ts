import type { Stance } from './schema.ts'
import { turnsOf, type FloorPart, type Request } from './state.ts'

const opposite: Readonly<Record<Stance, Stance | null>> = { for: 'against', against: 'for', neutral: null }

/** 未发言者优先、正反轮流: of those with the fewest turns, whoever answers the last speaker, else the earliest. */
function nextOf(part: FloorPart, waiting: readonly Request[], last: Stance | null): Request | undefined {
  const fewest = Math.min(...waiting.map(({ participant }) => turnsOf(part, participant)))
  const first = waiting.filter(({ participant }) => turnsOf(part, participant) === fewest)
  const answer = last === null ? null : opposite[last]
  return first.find(({ stance }) => stance === answer) ?? first[0]
}

/** Everyone waiting in the order they will speak, if nobody else raises a hand. */
export function speakingOrder(part: FloorPart): readonly Request[] {
  const order: Request[] = []
  let waiting = part.queue
  let last = part.lastStance
  for (let next = nextOf(part, waiting, last); next; next = nextOf(part, waiting, last)) {
    order.push(next)
    const { participant, stance } = next
    waiting = waiting.filter((request) => request.participant !== participant)
    last = stance
  }
  return order
}
