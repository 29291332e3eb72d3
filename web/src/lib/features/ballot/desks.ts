import type { BallotMethod } from '@linyi/shared/domain/ballot/schema'
import type { Ballot } from '@linyi/shared/domain/ballot/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Component } from 'svelte'
import HandsDesk from './hands/Desk.svelte'
import HandsHint from './hands/Hint.svelte'
import HandsTable from './hands/Table.svelte'
import OpenDesk from './open/Desk.svelte'
import OpenHint from './open/Hint.svelte'
import OpenTable from './open/Table.svelte'
import RollCallDesk from './rollCall/Desk.svelte'
import RollCallHint from './rollCall/Hint.svelte'
import RollCallTable from './rollCall/Table.svelte'

type BallotDesk = {
  /** Before it opens: what this way of voting may lack here. */
  readonly Hint: Component<{ state: MeetingState }>
  /** The moderator's steps. */
  readonly Desk: Component<{ state: MeetingState; id: string; ballot: Ballot }>
  /** What stands in the middle, before and after the result. */
  readonly Table: Component<{ state: MeetingState; ballot: Ballot }>
}

/** Papers that go into a box, on the chair's tablet: fetched when there is a box, or one is about to be opened. */
export const secretTable = () => import('./secret/desk/SecretTable.svelte')
export const secretDesk = () => import('./secret/desk/SecretDesk.svelte')
export const openSecret = () => import('./secret/desk/OpenSecret.svelte')

/** A way of voting on the chair's tablet: a further one is a folder beside these and a line here. */
export const ballotDesks: Readonly<Record<BallotMethod, BallotDesk>> = {
  open: { Hint: OpenHint, Desk: OpenDesk, Table: OpenTable },
  hands: { Hint: HandsHint, Desk: HandsDesk, Table: HandsTable },
  rollCall: { Hint: RollCallHint, Desk: RollCallDesk, Table: RollCallTable },
}
