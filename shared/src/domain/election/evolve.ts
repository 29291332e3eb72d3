import type { Steps } from '../fold.ts'
import type { ElectionEvent } from './schema.ts'
import type { ElectionPart } from './state.ts'

export const electionSteps: Steps<ElectionPart, ElectionEvent> = {
  'election.briefSet': (part, { issue, brief }) => ({ ...part, briefs: { ...part.briefs, [issue]: brief } }),
  'election.planned': (part, { candidates, rule, seats, binding, rulesText, thinContest }) => ({
    ...part,
    plan: { candidates, rule, seats, binding, rulesText, thinContest },
    rulesMotion: '',
  }),
  'election.rulesPut': (part, { motion }) => ({ ...part, rulesMotion: motion }),
  'election.officialsProposed': (part, { motion, officials }) => ({
    ...part,
    officials: { motion, list: officials },
  }),
}
