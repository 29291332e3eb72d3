import type { Scenario } from '../scenario.ts'
import { announced } from './announced.ts'
import { finished } from './finished.ts'
import { inProgress } from './in-progress.ts'
import { projectVote } from './projects.ts'
import { teaTalk } from './tea-talk.ts'

/** The demonstration's meetings, oldest first. */
export const scenarios: readonly Scenario[] = [finished, projectVote, inProgress, teaTalk, announced]
