import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindText, type SharedText, type TextControl } from './text-binding.ts'

/** A text box as a browser has it: setting the value puts the caret at the end. */
function textBox() {
  let value = ''
  const box = {
    selectionStart: 0,
    selectionEnd: 0,
    scrollTop: 0,
    get value() {
      return value
    },
    set value(next: string) {
      value = next
      box.selectionStart = box.selectionEnd = next.length
      box.scrollTop = 0
    },
    setSelectionRange: (start: number, end: number) => {
      box.selectionStart = start
      box.selectionEnd = end
    },
  }
  return box satisfies TextControl
}

/** Two copies of one text, joined until the line is cut. */
function sharedText(words: string) {
  const here = new Y.Doc()
  const there = new Y.Doc()
  here.getText().insert(0, words)
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  const written: string[] = []
  here.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'me') return
    written.push(here.getText().toString())
    Y.applyUpdate(there, update, 'line')
  })
  there.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'line') Y.applyUpdate(here, update, 'line')
  })
  const port: SharedText = {
    read: () => here.getText().toString(),
    write: (edits) =>
      here.transact(() => {
        for (const { index, remove, insert } of edits) {
          here.getText().delete(index, remove)
          here.getText().insert(index, insert)
        }
      }, 'me'),
    listen: (heard) => {
      const observer = (event: Y.YTextEvent) => {
        if (event.transaction.origin !== 'me') heard(event.delta)
      }
      here.getText().observe(observer)
      return () => here.getText().unobserve(observer)
    },
  }
  return { port, written, theirs: there.getText(), words: () => here.getText().toString() }
}

/** One set timer at a time, run by hand. */
function handTimer() {
  let due: (() => void) | null = null
  return {
    after: (_delayMs: number, run: () => void) => {
      due = run
      return () => {
        due = null
      }
    },
    ring: () => due?.(),
  }
}

const setUp = (words: string) => {
  const box = textBox()
  const text = sharedText(words)
  const timer = handTimer()
  const binding = bindText(box, text.port, timer.after)
  const type = (value: string, caret = value.length) => {
    box.value = value
    box.setSelectionRange(caret, caret)
    binding.onInput()
  }
  return { box, text, timer, binding, type }
}

describe('a bound text box', () => {
  test('sends what is typed as the smallest edit', () => {
    const { text, type } = setUp('水浸')
    type('一下雨就水浸')
    expect(text.words()).toBe('一下雨就水浸')
    expect(text.theirs.toString()).toBe('一下雨就水浸')
  })

  test('shows what others write without moving caret or scroll', () => {
    const { box, text } = setUp('下雨水浸')
    box.setSelectionRange(2, 4)
    box.scrollTop = 40
    text.theirs.insert(0, '一')
    expect(box.value).toBe('一下雨水浸')
    expect([box.selectionStart, box.selectionEnd, box.scrollTop]).toEqual([3, 5, 40])
  })

  test('sends no half-typed letters while composing', () => {
    const { box, text, binding, type } = setUp('路灯')
    binding.onCompositionStart()
    type('路灯b')
    type('路灯bu')
    expect(text.written).toEqual([])
    expect(text.words()).toBe('路灯')
    box.value = '路灯不'
    binding.onCompositionEnd()
    expect(text.written).toEqual(['路灯不'])
  })

  test("keeps others' edits out of the box while composing and takes both in at the end", () => {
    const { box, text, binding, type } = setUp('路灯坏了')
    box.setSelectionRange(2, 2)
    binding.onCompositionStart()
    type('路灯h坏了', 3)
    text.theirs.insert(0, '村口')
    text.theirs.insert(text.theirs.length, '三天')
    expect(box.value).toBe('路灯h坏了')
    box.value = '路灯和坏了'
    box.setSelectionRange(3, 3)
    binding.onCompositionEnd()
    expect(text.words()).toBe('村口路灯和坏了三天')
    expect(box.value).toBe('村口路灯和坏了三天')
    expect(box.selectionStart).toBe(5)
    expect(text.theirs.toString()).toBe('村口路灯和坏了三天')
  })

  test('flushes on blur', () => {
    const { box, text, binding } = setUp('')
    binding.onCompositionStart()
    box.value = '积水'
    binding.onBlur()
    expect(text.words()).toBe('积水')
    expect(binding.composing()).toBe(false)
  })

  test('flushes when an engine never says that the composition ended', () => {
    const { text, timer, binding, type } = setUp('')
    binding.onCompositionStart()
    type('积水')
    expect(text.words()).toBe('')
    timer.ring()
    expect(text.words()).toBe('积水')
  })

  test('goes on when composing starts again after the flush', () => {
    const { text, timer, binding, type } = setUp('')
    binding.onCompositionStart()
    type('积')
    timer.ring()
    binding.onCompositionStart()
    type('积水')
    binding.onCompositionEnd()
    expect(text.words()).toBe('积水')
  })

  test('takes a text that was replaced as a whole', () => {
    const box = textBox()
    let words = '旧的话'
    let tell: (delta: null) => void = () => {}
    const port: SharedText = {
      read: () => words,
      write: () => {},
      listen: (heard) => ((tell = heard), () => {}),
    }
    bindText(box, port, handTimer().after)
    box.setSelectionRange(3, 3)
    words = '新的话'
    tell(null)
    expect(box.value).toBe('新的话')
    expect(box.selectionStart).toBe(3)
  })

  test('sends what is still being composed when it is unbound', () => {
    const { box, text, binding } = setUp('')
    binding.onCompositionStart()
    box.value = '没写完'
    binding.unbind()
    expect(text.words()).toBe('没写完')
  })
})
