import { dayOf } from '../../days.ts'
import type { Steps } from '../../fold.ts'
import type { CaseLifeEvent } from '../case/schema.ts'
import type { ConfirmationEvent } from './schema.ts'
import { initialConfirmation, type ConfirmationPart } from './state.ts'

type Heard = ConfirmationEvent | Extract<CaseLifeEvent, { type: 'case.resumed' }>

export const confirmationSteps: Steps<ConfirmationPart, Heard> = {
  'confirmation.agreed': (part, { party, at }) => ({
    ...part,
    agreed: [...part.agreed, party],
    agreedOn: dayOf(at),
  }),
  'confirmation.withdrawn': (part, { party }) => ({
    ...part,
    agreed: part.agreed.filter((id) => id !== party),
  }),
  'confirmation.applied': (part, { on }) => ({ ...part, appliedOn: on }),
  // It takes the word of all anew: whoever took it back does not want it.
  'confirmation.decided': (part, { outcome, on }) =>
    outcome === 'withdrawn'
      ? {
          ...part,
          ...{ agreed: [], agreedOn: null, appliedOn: null },
          withdrawn: [...part.withdrawn, { appliedOn: part.appliedOn!, on }],
        }
      : { ...part, decided: { outcome, on } },
  'case.resumed': ({ earlier, ...asked }) => ({ ...initialConfirmation, earlier: [...earlier, asked] }),
}
