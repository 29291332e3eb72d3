import type { BallotMethod } from '@linyi/shared/domain/ballot/schema'
import type { ScreenBallot, ScreenVote } from '@linyi/shared/domain/ballot/screen'
import type { Component } from 'svelte'
import HandsWall from '../hands/Wall.svelte'
import OpenWall from '../open/Wall.svelte'
import RollCallWall from '../rollCall/Wall.svelte'

type Wall = Component<{ over: string; motion: ScreenBallot['motion']; vote: ScreenVote }>

/** Papers that go into a box, on the wall: fetched when there is a box. */
export const secretWall = () => import('../secret/wall/SecretWall.svelte')

/** A way of voting on the wall while it is open: a further one is a folder beside these and a line here. */
export const walls: Readonly<Record<BallotMethod, Wall>> = {
  open: OpenWall,
  hands: HandsWall,
  rollCall: RollCallWall,
}
