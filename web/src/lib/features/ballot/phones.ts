import type { BallotMethod } from '@linyi/shared/domain/ballot/schema'
import type { Ballot } from '@linyi/shared/domain/ballot/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Component } from 'svelte'
import HandsMine from './hands/Mine.svelte'
import HandsPhone from './hands/Phone.svelte'
import OpenElder from './open/Elder.svelte'
import OpenMine from './open/Mine.svelte'
import OpenPhone from './open/Phone.svelte'
import RollCallMine from './rollCall/Mine.svelte'
import RollCallPhone from './rollCall/Phone.svelte'

type BallotPhone = {
  /** While it is open. */
  readonly Phone: Component<{ state: MeetingState; id: string; ballot: Ballot }>
  /** The same in large letters: a line of the page, or, once the person has gone `there`, the whole screen. */
  readonly Elder: Component<{
    state: MeetingState
    id: string
    ballot: Ballot
    there: boolean
    ongo: () => void
    onleave: () => void
  }>
  /** Beside the result, for who handed something in. */
  readonly Mine: Component<{ handedInAt: number }>
}

/** Papers that go into a box, in one hand: fetched when there is a box. */
export const secretPhone = () => import('./secret/Phone.svelte')
export const secretElder = () => import('./secret/Elder.svelte')
export const secretMine = () => import('./secret/Mine.svelte')

/** A way of voting in one hand: a further one is a folder beside these and a line here. */
export const phones: Readonly<Record<BallotMethod, BallotPhone>> = {
  open: { Phone: OpenPhone, Elder: OpenElder, Mine: OpenMine },
  hands: { Phone: HandsPhone, Elder: HandsPhone, Mine: HandsMine },
  rollCall: { Phone: RollCallPhone, Elder: RollCallPhone, Mine: RollCallMine },
}
