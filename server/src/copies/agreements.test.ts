import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quoteSettlement } from '@linyi/shared/docs/settlement/quote'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { filesOfSignatures } from '@linyi/shared/domain/mediation/settlement/state'
import { verifyChain } from '@linyi/shared/record/verify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { buildDemo } from '../demo/build.ts'
import { storePath } from '../store-path.ts'
import { openHouse, type House } from '../testing/house.ts'
import { makeCopy } from './make.ts'
import { restoreCopy } from './restore.ts'

let folder: string
let at = Date.UTC(2026, 10, 27)
const open: House[] = []
const keyFile = () => join(folder, 'station.key')
const houseIn = async (dataDir: string): Promise<House> => {
  const house = await openHouse({ path: storePath(dataDir), keyFile: keyFile(), now: () => at })
  open.push(house)
  return house
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linyi-agreements-'))
})
afterEach(async () => {
  for (const house of open.splice(0).reverse()) await house.close()
  rmSync(folder, { recursive: true })
})

/** Every agreement in effect, after the words of its doc, its chain and each signature were checked against what was signed. */
async function agreementsIn({ storage, rooms, docs }: House): Promise<readonly CaseState[]> {
  const found: CaseState[] = []
  for (const { stream } of await storage.listStreams('case')) {
    const room = (await rooms.open(stream))!
    const state = room.durable().state as CaseState
    room.close()
    const { revision } = state.settlement
    if (!revision?.effectiveOn) continue
    found.push(state)
    const doc = (await docs.open(`${stream}/settlement`))!
    const copy = new Y.Doc()
    Y.applyUpdate(copy, doc.beyond(Y.encodeStateVector(copy)))
    doc.close()
    expect(quoteSettlement(copy).hash).toBe(revision.quote.hash)
    expect(verifyChain(stream, await storage.readStream(stream, 0)).ok).toBe(true)
    for (const file of filesOfSignatures(revision)) {
      const bytes = (await storage.file(stream, file))!
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      expect(sha256).toBe(state.dossier.files[file]?.sha256)
    }
  }
  return found
}

it('an agreement in effect is in a copy as it was signed: its words, its chain, and what shows each hand', async () => {
  const [dataDir, other] = [join(folder, 'data'), join(folder, 'other')]
  const { storage, rooms, docs, identity, ...house } = await houseIn(dataDir)
  await buildDemo({ storage, rooms, docs, identity, setClock: (when) => void (at = when), now: at })
  const signed = await agreementsIn({ storage, rooms, docs, identity, ...house })
  const { path } = await makeCopy({ dataDir, databaseUrl: undefined }, join(folder, 'usb'), at)
  await restoreCopy({ dataDir: other, databaseUrl: undefined }, path, at)
  expect(await agreementsIn(await houseIn(other))).toEqual(signed)
  expect(signed.length).toBeGreaterThan(1)
})
