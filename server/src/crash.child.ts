import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createIssue } from '@linyi/shared/docs/board/edits'
import { textOf } from '@linyi/shared/docs/board/list'
import * as Y from 'yjs'
import type { Asker } from './rooms/port.ts'
import { draftOf } from './testing/board-room.ts'
import { openHouse, type House } from './testing/house.ts'
import { announced, done, newId } from './testing/meeting.ts'
import { castOf, fetchToken, keyOf, openUrn, prepare } from './testing/urn.ts'

/** Where the store is, and the meeting that an earlier child began there. */
export type Begun = {
  readonly path: string
  readonly database: string | null
  readonly scene: CrashScene | null
}
export type CrashScene = {
  readonly meeting: string
  readonly officer: Asker
  readonly writers: readonly Asker[]
}

/** What was acked, each said as soon as it was. */
export type Said =
  | { readonly scene: CrashScene }
  | { readonly command: { readonly id: string; readonly expected: number }; readonly seq: number }
  /** Everything that this client had written up to the clock. */
  | { readonly client: number; readonly clock: number }
  | { readonly box: string; readonly slip: string }
  | { readonly box: string; readonly receipt: string; readonly token: string }

/** Letters of one title, and how many of them go at once when it is full. */
const lettersMax = 80
const voters = 6

const say = (said: Said) => void writeSync(1, `${JSON.stringify(said)}\n`)

const begin = async (house: House): Promise<CrashScene> => {
  const scene = await announced(house)
  await done(house, scene.officer, { type: 'meeting.collect', meeting: scene.meeting })
  const writers = [await scene.appoint('伍代表', 'deputy'), await scene.appoint('余代表', 'deputy')]
  return { meeting: scene.meeting, officer: scene.officer, writers }
}

const decideOn = async (house: House, { meeting, officer }: CrashScene): Promise<never> => {
  for (let expected = 0; ; expected = (expected + 1) % 1000) {
    const command = { id: newId(), expected }
    const seq = await done(house, officer, { ...command, type: 'roll.setExpected', meeting })
    say({ command, seq })
  }
}

const writeOn = async (house: House, { meeting }: CrashScene, by: Asker): Promise<void> => {
  const room = (await house.docs.open(`meeting/${meeting}/board`))!
  const participant = room.rules.participantOf(by)!
  const copy = new Y.Doc()
  const clocks: number[] = []
  const issue = draftOf('水')
  const write = () => {
    const title = textOf(copy, issue.id, 'title')!
    if (title.length < lettersMax) title.insert(1, '浸')
    else title.delete(1, lettersMax / 2)
  }
  const port = {
    acked: (frames: number) => {
      say({ client: copy.clientID, clock: clocks[frames - 1]! })
      setImmediate(write)
    },
    refused: ({ code }: { readonly code: string }) => {
      throw new Error(`an edit was refused: ${code}`)
    },
    inert: () => undefined,
    missing: () => undefined,
    inOne: () => () => undefined,
    relieved: () => undefined,
  }
  const writer = room.join({ participant, strict: true, schema: null }, port)
  copy.on('update', (update: Uint8Array) => {
    clocks.push(Y.getState(copy.store, copy.clientID))
    room.receive(writer, update, false)
  })
  createIssue(copy, participant, issue)
}

const voteOn = async (house: House): Promise<void> => {
  const scene = await openUrn(house, voters)
  const { box } = scene
  for (const voter of scene.voters) {
    const held = prepare(await keyOf(scene))
    const sig = await fetchToken(scene, voter, held)
    say({ box, slip: scene.idOf(voter) })
    const cast = await scene.boxes().cast(box, castOf(held, sig))
    if (cast.ok) say({ box, receipt: cast.value.receipt, token: held.token })
  }
}

// The program is read before the clock starts: the test kills a child while the next one waits here.
for await (const line of createInterface({ input: process.stdin })) {
  const { path, database, scene: before } = JSON.parse(line) as Begun
  const house = await openHouse({ path, ...(database === null ? {} : { database }) })
  const scene = before ?? (await begin(house))
  say({ scene })
  for (const by of scene.writers) void writeOn(house, scene, by)
  void voteOn(house)
  await decideOn(house, scene)
}
