import { describe, expect, it } from 'vitest'
import type { Kept } from './kept.ts'
import { TypedForm } from './typed-form.svelte.ts'

/** Keeps in a map, and answers only when it is told to, as a slow device would. */
function device(kept: Record<string, unknown> = {}) {
  const pairs = new Map(Object.entries(kept))
  const waiting: (() => void)[] = []
  const store: Kept = {
    put: async (path, value) => void pairs.set(path, value),
    keep: async (path, value) => void pairs.set(path, value),
    change: async (path, to) => to(pairs.get(path)),
    drop: async (path) => void pairs.delete(path),
    dropUnder: async () => {},
    unkept: () => [],
    listen: () => () => undefined,
    under: (path) =>
      new Promise((answer) =>
        waiting.push(() =>
          answer([...pairs].filter(([at]) => at.startsWith(path)).map(([, value]) => value)),
        ),
      ),
  }
  /** Every effect and promise that is due has run. */
  const settled = () => new Promise((done) => setTimeout(done))
  const answers = () => {
    waiting.splice(0).forEach((answer) => answer())
    return settled()
  }
  return { pairs, store, settled, answers }
}

const path = 'typed/xu/case/talk/'
const blank = { words: '', on: '2026-03-02', present: [] as string[] }

/** A form as a component makes it; `leave` is the component going away. */
function made(store: Kept) {
  let form: TypedForm<typeof blank> | undefined
  const leave = $effect.root(() => {
    form = new TypedForm(store, path, blank)
  })
  return { form: form!, leave }
}

describe('what is typed into a form', () => {
  it('comes back after a refresh, with its choices and its ticks', async () => {
    const { store, answers, settled } = device()
    const first = made(store)
    await answers()
    first.form.fields.words = '双方都来了'
    first.form.fields.present.push('老支书')
    await settled()
    first.leave()

    const again = made(store)
    await answers()
    expect(again.form.fields).toEqual({ words: '双方都来了', on: '2026-03-02', present: ['老支书'] })
  })

  it('leaves nothing on the device while nothing is typed, nor once it is taken out again', async () => {
    const { pairs, store, answers, settled } = device()
    const { form } = made(store)
    await answers()
    expect(pairs.size).toBe(0)
    form.fields.words = '双'
    await settled()
    expect(pairs.size).toBe(1)
    form.fields.words = ''
    await settled()
    expect(pairs.size).toBe(0)
  })

  it('is not wiped out by the empty form while the device is still asked', async () => {
    const { pairs, store, settled, answers } = device({ [path]: { words: '昨天写的' } })
    const { form } = made(store)
    await settled()
    expect(pairs.get(path)).toEqual({ words: '昨天写的' })
    await answers()
    expect(form.fields.words).toBe('昨天写的')
  })

  it('stands where it was typed before the device had answered', async () => {
    const { store, answers } = device({ [path]: { words: '昨天写的', on: '2026-03-01' } })
    const { form } = made(store)
    form.fields.words = '今天写的'
    await answers()
    expect(form.fields).toMatchObject({ words: '今天写的', on: '2026-03-01' })
  })

  it('takes nothing of an earlier form whose field held something else, or that has no such field now', async () => {
    const { store, answers } = device({ [path]: { words: 3, on: '2026-03-01', place: '村委会' } })
    const { form } = made(store)
    await answers()
    expect(form.fields).toEqual({ words: '', on: '2026-03-01', present: [] })
  })

  it('is forgotten when it is sent, whatever is typed meanwhile', async () => {
    const { pairs, store, answers, settled } = device()
    const { form } = made(store)
    await answers()
    form.fields.words = '双方都来了'
    await settled()
    form.sent()
    form.fields.words = '双方都来了。'
    await settled()
    expect(pairs.size).toBe(0)
  })

  it('is kept again when it is refused, also after its dialog was closed', async () => {
    const { pairs, store, answers, settled } = device()
    const { form, leave } = made(store)
    await answers()
    form.fields.words = '双方都来了'
    await settled()
    form.sent()
    leave()
    form.refused()
    await settled()
    expect(pairs.get(path)).toMatchObject({ words: '双方都来了' })
  })

  it('is as it was at first once it is cleared', async () => {
    const { pairs, store, answers, settled } = device()
    const { form } = made(store)
    await answers()
    form.fields.words = '双方都来了'
    await settled()
    form.clear()
    await settled()
    expect(form.fields).toEqual(blank)
    expect(pairs.size).toBe(0)
  })

  it('of two forms of one person never gets into the other', async () => {
    const { store, answers, settled } = device()
    const talk = made(store)
    await answers()
    talk.form.fields.words = '双方都来了'
    await settled()
    let visit: TypedForm<{ words: string }> | undefined
    $effect.root(() => {
      visit = new TypedForm(store, 'typed/xu/case/visit/', { words: '' })
    })
    await answers()
    expect(visit!.fields.words).toBe('')
  })
})
