import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import * as fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ballotLeaf,
  ballotsRoot,
  inclusionProof,
  isIncluded,
  leafHash,
  receiptLeaf,
  receiptsRoot,
  rootOfBoth,
  treeHash,
} from './merkle.ts'

/** The leaves and roots that transparency logs test with (RFC 6962 hashing). */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const beside = resolve(import.meta.dirname, '../../../../shared/data/merkle')
const there = existsSync(beside)
if (!there) process.stderr.write(`NOT TESTED: the Merkle vectors as delivered, for ${beside} is absent\n`)

type Proof = {
  readonly leafIdx: number
  readonly treeSize: number
  readonly root: string
  readonly leafHash: string
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
}

const read = <T>(file: string): T => JSON.parse(readFileSync(resolve(beside, file), 'utf8')) as T
const bytes = (base64: string | null): Uint8Array => new Uint8Array(Buffer.from(base64 ?? '', 'base64'))

describe('the tree hash', () => {
  it.each(roots.map((root, size) => [size, root] as const))('over %i leaves', (size, root) => {
    const first = leaves.slice(0, size).map((leaf) => leafHash(hexToBytes(leaf)))
    expect(bytesToHex(treeHash(first))).toBe(root)
  })

  it.runIf(there)('agrees with the vectors as delivered', () => {
    const tree = read<{ leaves_hex: string[]; roots_hex: string[] }>('tree.json')
    const hashed = tree.leaves_hex.map((leaf) => leafHash(hexToBytes(leaf)))
    const found = tree.roots_hex.map((_, size) => bytesToHex(treeHash(hashed.slice(0, size))))
    expect(found).toEqual(tree.roots_hex)
  })
})

describe('a proof of inclusion', () => {
  const cases = there ? read<{ cases: Record<string, Proof> }>('proofs.json').cases : {}
  it.each(Object.entries(cases).filter(([name]) => name.startsWith('inclusion')))('%s', (_, vector) => {
    const proof = (vector.proof ?? []).map(bytes)
    const { leafIdx, treeSize } = vector
    const holds = isIncluded(bytes(vector.leafHash), leafIdx, treeSize, proof, bytes(vector.root))
    expect(holds).toBe(!vector.wantErr)
  })

  it('holds for every leaf of every tree, and for no other place, leaf, size or longer or shorter path', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 40 })
          .chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 }))),
        ([size, place, other]) => {
          const hashed = Array.from({ length: size }, (_, i) => leafHash(Uint8Array.of(i)))
          const [root, proof] = [treeHash(hashed), inclusionProof(hashed, place)]
          const leaf = hashed[place]!
          expect(isIncluded(leaf, place, size, proof, root)).toBe(true)
          if (other !== place) {
            expect(isIncluded(leaf, other, size, proof, root)).toBe(false)
            expect(isIncluded(hashed[other]!, place, size, proof, root)).toBe(false)
          }
          expect(isIncluded(leaf, place, size, [...proof, root], root)).toBe(false)
          if (proof.length > 0) expect(isIncluded(leaf, place, size, proof.slice(1), root)).toBe(false)
          expect(isIncluded(leaf, size, size, proof, root)).toBe(false)
        },
      ),
    )
  })
})

describe('the two logs of a ballot', () => {
  const nullifiers = ['b'.repeat(64), 'a'.repeat(64)]
  const ballots = [
    { tag: '02'.repeat(16), paper: 'y' },
    { tag: '01'.repeat(16), paper: 'n' },
  ]

  it('do not depend on the order in which papers came in', () => {
    expect(receiptsRoot([...nullifiers].reverse())).toBe(receiptsRoot(nullifiers))
    expect(ballotsRoot([...ballots].reverse())).toBe(ballotsRoot(ballots))
  })

  it('are the tree hashes over what is published', () => {
    const hex = (leaf: Uint8Array) => leafHash(leaf)
    const [b, a] = nullifiers
    expect(receiptsRoot(nullifiers)).toBe(bytesToHex(treeHash([receiptLeaf(a!), receiptLeaf(b!)].map(hex))))
    const sorted = [ballots[1]!, ballots[0]!].map((ballot) => hex(ballotLeaf(ballot)))
    expect(ballotsRoot(ballots)).toBe(bytesToHex(treeHash(sorted)))
  })

  it('are changed by one letter of one paper, and so is the one root over both', () => {
    const changed = [{ ...ballots[0]!, paper: 'n' }, ballots[1]!]
    expect(ballotsRoot(changed)).not.toBe(ballotsRoot(ballots))
    const [R, B] = [receiptsRoot(nullifiers), ballotsRoot(ballots)]
    expect(rootOfBoth(R, ballotsRoot(changed))).not.toBe(rootOfBoth(R, B))
    expect(rootOfBoth(B, R)).not.toBe(rootOfBoth(R, B))
  })
})
