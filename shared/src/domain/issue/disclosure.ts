import type { Disclosures, Plainly } from '../disclosure.ts'
import type { IssueEvent } from './schema.ts'

/** Fields of a board as a quote names them: `issues/{id}/title`, `/detail`, `/author`. */
const boardField = (name: string): Plainly => (name.endsWith('/author') ? 'person' : 'words')

/** The list as a decision quotes it. */
export const listReading = {
  doc: 'open',
  fields: { named: boardField },
  // Of words and authors without a salt: whoever knows all of them but one could try that one out.
  hash: 'closed',
} as const

export const issueDisclosures: Disclosures<IssueEvent> = {
  'issue.proposed': 'hidden',
  'issue.accepted': { proposal: 'open', issue: 'open', author: 'person', grid: 'open', title: 'words' },
  'issue.questioned': 'hidden',
  'issue.answered': 'hidden',
  'issue.retracted': 'hidden',
  'issue.seconded': { issue: 'open', participant: 'person' },
  'issue.unseconded': { issue: 'open', participant: 'person' },
  'issue.withdrawn': { issue: 'open' },
  'issue.merged': { issue: 'open', into: 'open' },
  'issue.unmerged': { issue: 'open' },
  'issue.hidden': { issue: 'open', reason: 'words' },
  'issue.unhidden': { issue: 'open' },
  'issue.listLocked': { quote: listReading },
  'issue.listUnlocked': { reason: 'words' },
  'issue.handedOver': 'hidden',
}
