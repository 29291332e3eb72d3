import type { BallotMethod } from '@linyi/shared/domain/ballot/schema'
import type { ScreenBallot, ScreenVote } from '@linyi/shared/domain/ballot/screen'
import type { Component } from 'svelte'
import HandsWall from '../hands/Wall.svelte'
import OpenWall from '../open/Wall.svelte'

type Wall = Component<{ over: string; motion: ScreenBallot['motion']; vote: ScreenVote }>

/** A way of voting on the wall while it is open: a further one is a folder beside these and a line here. */
export const walls: Readonly<Record<BallotMethod, Wall>> = { open: OpenWall, hands: HandsWall }
