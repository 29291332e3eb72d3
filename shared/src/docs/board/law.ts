import type { DocLaw } from '../gate/law.ts'
import type { Container } from '../gate/view.ts'
import { judgeDeletions } from './deletions.ts'
import { growthOf } from './growth.ts'
import { judgeItems } from './items.ts'
import type { BoardRights } from './rights.ts'
import { ISSUES, issuesOf } from './shape.ts'

/** What a board takes: rules P6 to L3 of the gate's SPEC.md. */
export const boardLaw: DocLaw<BoardRights> = {
  name: 'board',
  rootsOf: (doc) => new Map([[ISSUES, issuesOf(doc) as Container]]),
  judge: (judging) => {
    const board = { ...judging, issues: judging.view.roots.get(ISSUES)!, growth: growthOf() }
    return judgeItems(board) ?? judgeDeletions(board) ?? board.growth.refusal()
  },
}
