// node server/src/testing/pick-frames.ts [FRAMES] [SEED]: writes server/src/realtime/fuzz.frames.txt anew, with the spoilt frames that each reach
// a piece of the decoder or the gate that no frame before it does.
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { setScene } from '@linyi/shared/testing/board/scene'
import { chanceOf, goodFrames, mutated, outcomeOf } from './spoilt-frames.ts'

const frames = Number(process.argv[2] ?? 20_000)
const chance = chanceOf(Number(process.argv[3] ?? 1))
const judges = /docs\/(gate|board)\/|collab-message\.ts$/

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true })

/** Pieces of code that have run since it was last asked. */
const reached = async (): Promise<readonly string[]> => {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  return result
    .filter(({ url }) => judges.test(url))
    .flatMap(({ url, functions }) =>
      functions.flatMap(({ ranges }) =>
        ranges.map(({ startOffset, endOffset, count }) => `${url} ${startOffset} ${endOffset} ${count > 0}`),
      ),
    )
}

const known = new Set<string>()
const picked: string[] = []
const good = goodFrames(setScene())
for (let done = 0; done < frames; done++) {
  const frame = done < good.length ? good[done]! : mutated(good[chance(good.length)]!, chance, good)
  const scene = setScene()
  await reached()
  const outcome = outcomeOf(scene, frame)
  const pieces = [outcome, ...(await reached())]
  if (!pieces.some((piece) => !known.has(piece))) continue
  pieces.forEach((piece) => known.add(piece))
  picked.push(`${outcome}: ${Buffer.from(frame).toString('base64')}\n`)
}
writeFileSync(new URL('../realtime/fuzz.frames.txt', import.meta.url), picked.join(''))
process.stdout.write(`${picked.length} of ${frames} frames\n`)
process.exit()
