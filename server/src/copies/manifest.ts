import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** What a copy says of itself, in `backup.json` beside its files. */
const manifest = z.object({
  format: z.literal('linyi-backup'),
  v: z.literal(1),
  /** Milliseconds since 1970. */
  madeAt: z.int(),
  /** Name of each file and SHA-256 of its bytes, hex. */
  files: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof manifest>

export const manifestName = 'backup.json'

const pieceBytes = 1024 * 1024

/** SHA-256, hex; read piece by piece, since a file of more than 2 GB cannot be had as a whole. */
export function digestOf(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(pieceBytes)
  const file = openSync(path, 'r')
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
      hash.update(piece.subarray(0, read))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

/**
 * The manifest of a copy, after each of its files was found to be what it says.
 * @throws with the one line that says why this is no copy to restore from
 */
export function readManifest(folder: string): Manifest {
  const parsed = manifest.safeParse(readJson(join(folder, manifestName)))
  if (!parsed.success) throw new Error(`${folder} 不是邻议的备份 · is no back-up of this program`)
  for (const [name, digest] of Object.entries(parsed.data.files))
    if (digestIn(join(folder, name)) !== digest)
      throw new Error(`${folder} 的 ${name} 缺了或坏了 · ${name} in it is missing or damaged`)
  return parsed.data
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

function digestIn(path: string): string | null {
  try {
    return digestOf(path)
  } catch {
    return null
  }
}
