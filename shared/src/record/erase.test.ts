import { describe, expect, it } from 'vitest'
import { eraseIn } from './erase.ts'
import { openEvent, sealEvent, type Plain } from './seal.ts'
import { verifyChain } from './verify.ts'

const stream = 'meeting/M'
const sealed = sealEvent(
  { type: 'issue.proposed', v: 1, text: '张三家门口积水', grid: 'beiyuan' } as Plain,
  {
    ...{ stream, seq: 1, at: 1, by: 'WANG', audience: ['staff'], tagOf: () => 'tag', prev: null },
  },
  () => new Uint8Array(16).fill(7),
)
const erased = (inPlace: (path: string, value: unknown) => unknown) => ({
  ...sealed,
  fields: eraseIn(sealed.fields, inPlace)!,
})

describe('eraseIn', () => {
  it('leaves neither value nor salt of what was erased, and the chain whole', () => {
    const entry = erased((path) => (path === 'text' ? '' : null))
    expect(entry.fields).not.toContain('张三')
    expect(entry.fields.match(/0707/g)).toHaveLength(sealed.fields.match(/0707/g)!.length - 8)
    expect(verifyChain(stream, [entry])).toEqual(verifyChain(stream, [sealed]))
  })

  it('folds what stands in its place', () => {
    const entry = erased((_, value) => (typeof value === 'string' ? value.replace('张三', '某') : null))
    expect(openEvent(entry).event).toMatchObject({ text: '某家门口积水', grid: 'beiyuan', by: 'WANG' })
  })

  it('says when there was nothing to erase, the second time as well', () => {
    const emptied = (path: string) => (path === 'text' ? '' : null)
    expect(eraseIn(sealed.fields, () => null)).toBeNull()
    expect(eraseIn(erased(emptied).fields, emptied)).toBeNull()
  })
})
