import { createInterface } from 'node:readline'
import { appendWords } from '@linyi/shared/docs/settlement/edits'
import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import { writeIn } from './demo/doc-writer.ts'
import type { DestructionSaid } from './erasure/list.ts'
import type { Asker } from './rooms/port.ts'
import type { Storage } from './storage/port.ts'
import { openHouse } from './testing/house.ts'
import { done } from './testing/meeting.ts'

/** What a child does on a store that was prepared: each of it has something that the server does by itself. */
export type Deeds = {
  readonly path: string
  readonly keyFile: string
  readonly now: number
  /** How many writes reach the disk before the power goes. */
  readonly writes: number
  readonly mediator: Asker
  /** The command of a case's first event, which makes its key. */
  readonly register: { readonly type: string } & Readonly<Record<string, unknown>>
  /** A settlement of which somebody has agreed to a part, and the words that make it read otherwise. */
  readonly edited: { readonly doc: string; readonly participant: string; readonly words: string }
  /** The last signature under a paper. */
  readonly sign: { readonly type: string } & Readonly<Record<string, unknown>>
  /** A dossier that is to be destroyed. */
  readonly destroyed: { readonly case: string; readonly said: DestructionSaid }
}

const isWrite = (name: string): boolean =>
  /^(?:commit|destroyKey|purge|markErased|rewrite|compactDoc|putRecord|putSetting|dropSetting)$/.test(name)

/** Dies, as at a power cut, once so many writes are on disk: before whatever would have come next. */
const dyingAfter =
  (writes: number) =>
  (storage: Storage): Storage => {
    let count = 0
    const die = () => count >= writes && process.kill(process.pid, 'SIGKILL')
    const watched = Object.entries(storage).map(([name, call]) => {
      if (typeof call !== 'function' || !isWrite(name)) return [name, call] as const
      const write = call as (...given: unknown[]) => Promise<unknown>
      const counted = async (...given: unknown[]) => {
        die()
        const answer = await write(...given)
        count++
        die()
        return answer
      }
      return [name, counted] as const
    })
    return Object.fromEntries(watched) as unknown as Storage
  }

// The program is read before the clock starts: the test kills a child while the next one waits here.
for await (const line of createInterface({ input: process.stdin })) {
  const { path, keyFile, now, writes, mediator, register, edited, sign, destroyed } = JSON.parse(
    line,
  ) as Deeds
  const house = await openHouse({ path, keyFile, now: () => now, around: dyingAfter(writes) })
  await done(house, mediator, register)
  const who = { participant: edited.participant, schema: settlementSchema }
  await writeIn(house.docs, edited.doc, who, (copy) => appendWords(copy, 'prose/terms', edited.words))
  await done(house, mediator, sign)
  await house.erasures.destroyCase(destroyed.case, destroyed.said)
  process.exit(0)
}
