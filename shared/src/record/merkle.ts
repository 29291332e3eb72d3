import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** The two prefixes keep a node from passing for a leaf (RFC 6962 2.1). */
const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

export const leafHash = (leaf: Uint8Array): Uint8Array => sha256(concatBytes(leafPrefix, leaf))
const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concatBytes(nodePrefix, left, right))

/** The largest power of two below `size`, for a size of 2 or more. */
const split = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

/** Merkle Tree Hash over leaf hashes, RFC 6962 2.1. */
export function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array())
  if (leaves.length === 1) return leaves[0]!
  const half = split(leaves.length)
  return nodeHash(treeHash(leaves.slice(0, half)), treeHash(leaves.slice(half)))
}

/** The audit path of RFC 6962 2.1.1 from the leaf up: that the leaf at `place` is in the tree. */
export function inclusionProof(leaves: readonly Uint8Array[], place: number): readonly Uint8Array[] {
  if (leaves.length < 2) return []
  const half = split(leaves.length)
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)]
  return place < half
    ? [...inclusionProof(left, place), treeHash(right)]
    : [...inclusionProof(right, place - half), treeHash(left)]
}

/** Whether the leaf is at `place` in the tree of that size and root (RFC 9162 2.1.3.2). */
export function isIncluded(
  leaf: Uint8Array,
  place: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (place < 0 || place >= size) return false
  const reached = climb(leaf, place, size, proof)
  return reached !== null && bytesToHex(reached) === bytesToHex(root)
}

/** The root a path leads to; null when it is longer or shorter than the way up. */
function climb(
  leaf: Uint8Array,
  place: number,
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | null {
  if (size === 1) return proof.length === 0 ? leaf : null
  const next = proof[proof.length - 1]
  if (next === undefined) return null
  const half = split(size)
  const rest = proof.slice(0, -1)
  if (place < half) {
    const left = climb(leaf, place, half, rest)
    return left && nodeHash(left, next)
  }
  const right = climb(leaf, place - half, size - half, rest)
  return right && nodeHash(next, right)
}

/** A published ballot: the paper, and the tag by which its voter's device finds it. */
export type TaggedPaper = { readonly tag: string; readonly paper: string }

const hexRoot = (leaves: readonly Uint8Array[]): string => bytesToHex(treeHash(leaves.map(leafHash)))

/** The leaf of a receipt is its nullifier's 32 bytes. */
export const receiptLeaf = (nullifier: string): Uint8Array => hexToBytes(nullifier)
/** The leaf of a ballot is its tag's 16 bytes, then the paper. */
export const ballotLeaf = ({ tag, paper }: TaggedPaper): Uint8Array =>
  concatBytes(hexToBytes(tag), utf8ToBytes(paper))

/** Log R of decisions 8, hex: over nullifiers in ascending order, whatever order they come in. */
export const receiptsRoot = (nullifiers: readonly string[]): string =>
  hexRoot([...nullifiers].sort().map(receiptLeaf))

/** Log B of decisions 8, hex: over ballots in the order of their tags, whatever order they come in. */
export const ballotsRoot = (ballots: readonly TaggedPaper[]): string =>
  hexRoot([...ballots].sort((a, b) => (a.tag < b.tag ? -1 : 1)).map(ballotLeaf))

/** The one value for both logs, hex: the node above the two roots. */
export const rootOfBoth = (receipts: string, ballots: string): string =>
  bytesToHex(nodeHash(hexToBytes(receipts), hexToBytes(ballots)))
