import type { AudienceClass } from '../decider.ts'
import type { Audiences } from '../rules-table.ts'
import type { IssueEvent } from './schema.ts'
import type { IssuePart } from './state.ts'

const everyone: readonly AudienceClass[] = ['public']
const staffAnd = (person: string): readonly AudienceClass[] => ['staff', `person:${person}`]

/** What nobody has accepted yet is between its proposer and staff. */
export const issueAudiences: Audiences<IssueEvent> = {
  'issue.proposed': (_, by) => staffAnd(by),
  'issue.accepted': () => everyone,
  'issue.questioned': ({ proposer }) => staffAnd(proposer),
  'issue.answered': ({ proposer }) => staffAnd(proposer),
  'issue.retracted': ({ proposer }) => staffAnd(proposer),
  'issue.seconded': () => everyone,
  'issue.unseconded': () => everyone,
  'issue.withdrawn': () => everyone,
  'issue.merged': () => everyone,
  'issue.unmerged': () => everyone,
  'issue.hidden': () => everyone,
  'issue.unhidden': () => everyone,
  'issue.listLocked': () => everyone,
  'issue.listUnlocked': () => everyone,
  'issue.handedOver': (_, by) => staffAnd(by),
}

/** The part as someone in these classes may know it. */
export function redactIssues(part: IssuePart, classes: readonly AudienceClass[]): IssuePart {
  if (classes.includes('staff')) return part
  const mine = (person: string): boolean => classes.includes(`person:${person}`)
  return {
    ...part,
    proposals: Object.fromEntries(
      Object.entries(part.proposals).filter(([, { proposer }]) => mine(proposer)),
    ),
    handedOver: part.handedOver.filter(({ by }) => mine(by)),
  }
}
