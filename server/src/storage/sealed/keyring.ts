import { randomBytes } from 'node:crypto'
import type { Storage, WrappedKey } from '../port.ts'
import { StorageFault } from '../port.ts'
import { keyBytes, openText, sealText } from './cipher.ts'
import type { MasterKey } from './key-file.ts'

/** The keys of cases, each opened when it is first asked for. */
export type Keyring = {
  readonly has: (holder: string) => boolean
  /** Null when there is none: there never was, or it was destroyed. Throws `StorageFault` for one that cannot be opened. */
  readonly of: (holder: string) => Uint8Array | null
  /** The key, made now if there was none; `write` has to go into the same unit until `kept` was called. */
  readonly make: (holder: string) => { readonly key: Uint8Array; readonly write: WrappedKey | null }
  readonly kept: (holder: string) => void
  readonly forget: (holder: string) => void
  /** Reads what others have put into the store. Rejects with `StorageFault`. */
  readonly refresh: () => Promise<void>
}

const placeOf = (holder: string): string => `key ${holder}`

export const wrap = ({ id, key }: MasterKey, holder: string, plain: Uint8Array): WrappedKey => ({
  holder,
  wrapped: `${id}.${sealText(key, placeOf(holder), Buffer.from(plain).toString('base64'))}`,
})

/** @throws StorageFault when no master key is the one it was wrapped under */
export function unwrap(masters: readonly MasterKey[], { holder, wrapped }: WrappedKey): Uint8Array {
  const [id, sealed = ''] = wrapped.split('.')
  const master = masters.find((one) => one.id === id)
  if (!master) throw new StorageFault(`the key of ${holder} was wrapped under ${id}, which KEY_FILE has not`)
  return Buffer.from(openText(master.key, placeOf(holder), sealed), 'base64')
}

/** @param masters asked anew for a key that was wrapped under one not known before, and to make one: the file was rotated */
export async function openKeyring(
  storage: Pick<Storage, 'keys'>,
  masters: () => readonly MasterKey[],
): Promise<Keyring> {
  let stored = new Map<string, string>()
  let known = masters()
  const opened = new Map<string, Uint8Array>()
  /** Made here and perhaps not on disk yet. */
  const fresh = new Map<string, WrappedKey>()

  /** The first key of a holder stays: where another node was faster, ours was never any case's. */
  const settleFresh = (holder: string, write: WrappedKey) => {
    const wrapped = stored.get(holder)
    if (wrapped === undefined) return
    fresh.delete(holder)
    if (wrapped !== write.wrapped) opened.delete(holder)
  }

  const refresh = async () => {
    stored = new Map((await storage.keys()).map(({ holder, wrapped }) => [holder, wrapped]))
    for (const [holder, write] of fresh) settleFresh(holder, write)
    for (const holder of opened.keys()) if (!stored.has(holder) && !fresh.has(holder)) opened.delete(holder)
  }

  const open = (holder: string, wrapped: string): Uint8Array => {
    if (!known.some(({ id }) => wrapped.startsWith(`${id}.`))) known = masters()
    const key = unwrap(known, { holder, wrapped })
    opened.set(holder, key)
    return key
  }

  const of = (holder: string): Uint8Array | null => {
    const wrapped = stored.get(holder)
    return opened.get(holder) ?? (wrapped === undefined ? null : open(holder, wrapped))
  }

  await refresh()
  return {
    has: (holder) => stored.has(holder) || fresh.has(holder),
    of,
    make: (holder) => {
      const there = of(holder)
      if (there) return { key: there, write: fresh.get(holder) ?? null }
      known = masters()
      const key = randomBytes(keyBytes)
      const write = wrap(known.at(-1)!, holder, key)
      opened.set(holder, key)
      fresh.set(holder, write)
      return { key, write }
    },
    kept: (holder) => {
      const write = fresh.get(holder)
      if (!write) return
      fresh.delete(holder)
      stored.set(holder, write.wrapped)
    },
    forget: (holder) => {
      for (const keys of [opened, fresh, stored]) keys.delete(holder)
    },
    refresh,
  }
}
