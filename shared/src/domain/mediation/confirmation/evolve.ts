import type { Steps } from '../../fold.ts'
import type { CaseLifeEvent } from '../case/schema.ts'
import type { ConfirmationEvent } from './schema.ts'
import { initialConfirmation, type ConfirmationPart } from './state.ts'

type Heard = ConfirmationEvent | Extract<CaseLifeEvent, { type: 'case.resumed' }>

export const confirmationSteps: Steps<ConfirmationPart, Heard> = {
  'confirmation.agreed': (part, { party }) => ({ ...part, agreed: [...part.agreed, party] }),
  'confirmation.withdrawn': (part, { party }) => ({
    ...part,
    agreed: part.agreed.filter((id) => id !== party),
  }),
  'confirmation.applied': (part, { on }) => ({ ...part, appliedOn: on }),
  'confirmation.decided': (part, { outcome, on }) => ({ ...part, decided: { outcome, on } }),
  'case.resumed': () => initialConfirmation,
}
