import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** RFC 9106, second recommended option: 64 MiB, three passes, four lanes. Some 0.15 s on a small machine. */
const cost = { memory: 65_536, passes: 3, parallelism: 4 } as const
const nonceBytes = 16
const tagBytes = 32
/** Each takes 64 MiB while it runs. */
const atOnceMax = 2

const derive = promisify(argon2)
const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

let running = 0
const waiting: (() => void)[] = []

async function derived(
  password: string,
  nonce: Buffer,
  { memory, passes, parallelism }: Cost,
): Promise<Buffer> {
  while (running >= atOnceMax) await new Promise<void>((go) => waiting.push(go))
  running++
  try {
    const message = password.normalize('NFC')
    return await derive('argon2id', { message, nonce, memory, passes, parallelism, tagLength: tagBytes })
  } finally {
    running--
    waiting.shift()?.()
  }
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** argon2id in the PHC string format, cost and nonce included: so that a later preset leaves older hashes good. */
const phc = ({ memory, passes, parallelism }: Cost, nonce: Buffer, tag: Buffer): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(nonceBytes)
  return phc(cost, nonce, await derived(password, nonce, cost))
}

/** A hash of nobody's password, drawn instead of derived: an unknown account takes the same time as a wrong password. */
const nobody = phc(cost, randomBytes(nonceBytes), randomBytes(tagBytes))

/** @param hash as `hashPassword` made it; null when there is no such account */
export async function passwordIs(password: string, hash: string | null): Promise<boolean> {
  const parts = form.exec(hash ?? nobody)
  if (!parts) return false
  const [, memory, passes, parallelism, nonce, tag] = parts as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const stored = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const candidate = await derived(password, Buffer.from(nonce, 'base64'), stored)
  const expected = Buffer.from(tag, 'base64')
  return expected.length === candidate.length && timingSafeEqual(expected, candidate) && hash !== null
}
