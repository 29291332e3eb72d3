import type { Steps } from '../fold.ts'
import type { ElectionEvent } from './schema.ts'
import { figuresIn } from './figures.ts'
import type { ElectionPart } from './state.ts'

export const electionSteps: Steps<ElectionPart, ElectionEvent> = {
  'election.briefSet': (part, { issue, brief }) => ({ ...part, briefs: { ...part.briefs, [issue]: brief } }),
  'election.planned': (part, { candidates, rule, seats, binding, rulesText, thinContest, ...figures }) => ({
    ...part,
    plan: { candidates, rule, seats, binding, rulesText, thinContest, ...figuresIn(figures) },
    rulesMotion: '',
  }),
  'election.rulesPut': (part, { motion }) => ({ ...part, rulesMotion: motion }),
  'election.officialsProposed': (part, { motion, officials }) => ({
    ...part,
    officials: { motion, list: officials },
  }),
}
