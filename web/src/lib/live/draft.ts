import type { AgendaItem, MeetingFacts } from '@linyi/shared/domain/meeting/schema'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Line } from '@linyi/shared/client/link'
import type { WireError } from '@linyi/shared/protocol/messages'
import { socketLink } from './socket-link.ts'

type Draft = {
  /** Of the command, and from then on of the meeting. */
  readonly id: string
  readonly station: string
  readonly facts: MeetingFacts
  readonly agenda: readonly AgendaItem[]
}

/** The code of the meeting it made, or why not; `error` is null when the line did not hold. */
export type Drafted = { readonly code: string } | { readonly error: WireError | null }

async function ask(line: Line, { id, ...draft }: Draft): Promise<Drafted> {
  const ack = await line.command({ id, type: 'meeting.draft', ...draft })
  if (!ack?.ok) return { error: ack?.error ?? null }
  const opened = await line.open({ meeting: id })
  if (!opened?.ok) return { error: opened?.error ?? null }
  return { code: (opened.snapshot as MeetingState).meeting.code }
}

/** Drafts a meeting over a line of its own; the same draft sent again is the same meeting. */
export const draftMeeting = (token: string | null, draft: Draft): Promise<Drafted> =>
  new Promise((answer) => {
    const link = socketLink(token, draft.id)
    const line = link({
      up: () =>
        void ask(line, draft).then((drafted) => {
          line.hangUp()
          answer(drafted)
        }),
      batch: () => {},
      view: () => {},
      notice: () => {},
      papers: () => {},
      listed: () => {},
      ended: (end) => answer({ error: end.why === 'refused' ? end.error : null }),
    })
  })
