import type { CaseLifeCommand } from '@linyi/shared/domain/mediation/case/schema'
import type { WireError } from '@linyi/shared/protocol/messages'
import { socketLink } from './socket-link.ts'

type Registering = Omit<Extract<CaseLifeCommand, { type: 'case.register' }>, 'type'> & {
  /** Of the command, and from then on of the case. */
  readonly id: string
}

/** `error` is null when the line did not hold. */
export type Registered = { readonly done: true } | { readonly error: WireError | null }

/** Registers a case over a line of its own; the same one sent again is the same case. */
export const registerCase = (token: string | null, { id, ...fields }: Registering): Promise<Registered> =>
  new Promise((answer) => {
    const link = socketLink(token, id)
    const line = link({
      up: () =>
        void line.command({ id, type: 'case.register', ...fields }).then((ack) => {
          line.hangUp()
          answer(ack?.ok ? { done: true } : { error: ack?.error ?? null })
        }),
      batch: () => {},
      view: () => {},
      notice: () => {},
      papers: () => {},
      listed: () => {},
      ended: (end) => answer({ error: end.why === 'refused' ? end.error : null }),
    })
  })
