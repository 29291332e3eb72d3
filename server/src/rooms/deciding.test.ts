import { verifyChain } from '@linyi/shared/record/verify'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { StorageFault, type Outcome, type Storage } from '../storage/port.ts'
import { openHouse } from '../testing/house.ts'
import { announced, newId, send } from '../testing/meeting.ts'

type Trouble = 'none' | 'fault' | 'faultAfterWriting' | 'conflict'
const trouble = fc.constantFrom<Trouble[]>('none', 'none', 'none', 'fault', 'faultAfterWriting', 'conflict')

const commit = async (
  storage: Storage,
  unit: Parameters<Storage['commit']>[0],
  kind: Trouble,
): Promise<Outcome> => {
  if (kind === 'conflict') return { ok: false, why: 'seqTaken' }
  if (kind === 'fault') throw new StorageFault('the disk is full')
  const outcome = await storage.commit(unit)
  if (kind === 'faultAfterWriting') throw new StorageFault('the line broke')
  return outcome
}

it(
  'does every command once that was sent until it was acked, whatever the store does',
  { timeout: 60_000 },
  async () => {
    let troubles: Iterator<Trouble> = [][Symbol.iterator]()
    const house = await openHouse({
      around: (storage) => ({
        ...storage,
        commit: (unit) => commit(storage, unit, troubles.next().value ?? 'none'),
      }),
    })
    const scene = await announced(house)
    const askers = [scene.officer, scene.head]

    const sendUntilDone = async (expected: number, copies: number): Promise<void> => {
      const asker = askers[expected % askers.length]!
      const command = { id: newId(), type: 'roll.setExpected', meeting: scene.meeting, expected }
      for (;;) {
        const sent = await Promise.all(Array.from({ length: copies }, () => send(house, asker, command)))
        const acked = sent.find((one) => one.ok)
        if (!acked?.ok) continue
        const [row] = await house.storage.readStream(scene.stream, acked.seq - 1)
        expect(row!.fields).toContain(`"expected",${expected}]`)
        expect(row!.fields).toContain(scene.idOf(asker))
        return
      }
    }

    let sent = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 8 }), { maxLength: 4 }),
        fc.array(trouble, { maxLength: 24 }),
        async (turns, script) => {
          troubles = script[Symbol.iterator]()
          for (const turn of turns) await Promise.all(turn.map((copies) => sendUntilDone(sent++, copies)))
          const rows = await house.storage.readStream(scene.stream, 0)
          expect(verifyChain(scene.stream, rows).ok).toBe(true)
          const done = rows.flatMap(({ fields }) => /"expected",(\d+)\]/.exec(fields)?.[1] ?? [])
          expect(done.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: sent }, (_, n) => n))
          const room = await house.rooms.open(scene.stream)
          room!.close()
          expect(room!.durable().leaf).toEqual(rows[rows.length - 1]!.leaf)
          expect(room!.ahead()).toBe(room!.durable())
        },
      ),
      { numRuns: 60 },
    )
    await house.close()
  },
)
