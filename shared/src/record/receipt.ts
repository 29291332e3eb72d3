import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { receiptNumberOf } from '../box/token.ts'
import { CROCKFORD } from '../lib/ids.ts'
import {
  ballotsRoot,
  inclusionProof,
  isIncluded,
  leafHash,
  receiptLeaf,
  receiptsRoot,
  rootOfBoth,
  type TaggedPaper,
} from './merkle.ts'

/** Signs of a receipt number, without the hyphen in the middle. */
export const receiptSigns = 8

/** What everybody may read of a box whose result was announced. */
export type Published = { readonly receipts: readonly string[]; readonly ballots: readonly TaggedPaper[] }

/** The roots that were sealed, and the fingerprint over both that was read out, hex. */
export type Roots = {
  readonly receiptsRoot: string
  readonly ballotsRoot: string
  readonly fingerprint: string
}

/**
 * 回执号 as somebody types it off a slip of paper: case, spaces, hyphens and full-width signs do not matter, and O is
 * read as 0, I and L as 1, for those letters stand in none. Null for what cannot be one.
 */
export function receiptTyped(typed: string): string | null {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const isOne = signs.length === receiptSigns && [...signs].every((sign) => CROCKFORD.includes(sign))
  return isOne ? `${signs.slice(0, 4)}-${signs.slice(4)}` : null
}

/** What both lists come to; null for what are no such lists. Whoever sends them may send anything. */
export function rootsOf({ receipts, ballots }: Published): Roots | null {
  try {
    const roots = { receiptsRoot: receiptsRoot(receipts), ballotsRoot: ballotsRoot(ballots) }
    return { ...roots, fingerprint: rootOfBoth(roots.receiptsRoot, roots.ballotsRoot) }
  } catch {
    return null
  }
}

/** Whether these are the receipts and papers over which the fingerprint was read out. */
export const isAsSealed = (published: Published, fingerprint: string): boolean =>
  rootsOf(published)?.fingerprint === fingerprint

/** Where a receipt stands among all that came back, and the way from it up to their root (RFC 6962 2.1.1). */
export type Included = {
  /** From 1, in ascending order, which is that of no voter. */
  readonly place: number
  readonly of: number
  /** Hex, from the leaf up. */
  readonly proof: readonly string[]
}

/**
 * Looks for a receipt number among those that came back, and climbs from it to the root that was sealed.
 * @param number as `receiptTyped` gives it
 * @returns null where none of them has it, and where the way from it does not lead to that root
 */
export function includedIn(number: string, receipts: readonly string[], root: string): Included | null {
  const sorted = [...receipts].sort()
  const place = sorted.findIndex((receipt) => receiptNumberOf(receipt) === number)
  if (place < 0) return null
  const leaves = sorted.map((receipt) => leafHash(receiptLeaf(receipt)))
  const proof = inclusionProof(leaves, place)
  return isIncluded(leaves[place]!, place, leaves.length, proof, hexToBytes(root))
    ? { place: place + 1, of: leaves.length, proof: proof.map(bytesToHex) }
    : null
}
