import { describe, expect, it } from 'vitest'
import { append, edit } from '../contract/lab.ts'
import { ownBytes, ownUnit } from './posting.ts'

describe('what is posted to the worker', () => {
  const pool = new Uint8Array(8192).fill(7)
  const view = pool.subarray(100, 110)

  it('carries its own bytes only, not the buffer they are a window onto', () => {
    const unit = ownUnit({
      stream: { ...append('m', 0), events: [{ ...append('m', 0).events[0]!, leaf: view }] },
      docs: [edit('d', 0, { update: view })],
      directory: [{ drop: 'login', tokenHash: view }],
    })
    const posted = [unit.stream!.events[0]!.leaf, unit.docs![0]!.update]
    const write = unit.directory![0]!
    if ('tokenHash' in write) posted.push(write.tokenHash)
    expect(posted).toEqual([view, view, view])
    expect(posted.map((bytes) => bytes.buffer.byteLength)).toEqual([10, 10, 10])
  })

  it('is not copied when it is whole already', () => {
    expect(ownBytes(pool)).toBe(pool)
  })
})
