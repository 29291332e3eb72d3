import { expect, test } from 'vitest'
import { watchComposing } from './composing.ts'

const open = () => {
  const element = new EventTarget() as HTMLElement
  const told: boolean[] = []
  let due: { run: () => void; ms: number } | null = null
  const stop = watchComposing(element, {
    tell: (composing) => void told.push(composing),
    after: (ms, run) => {
      const mine = (due = { run, ms })
      return () => {
        if (due === mine) due = null
      }
    },
  })
  return {
    told,
    stop,
    says: (name: string) => element.dispatchEvent(new Event(name)),
    pass: () => {
      const now = due
      due = null
      now?.run()
      return now?.ms
    },
  }
}

test('an input method is at work from its start to a moment after its end', () => {
  const { told, says, pass } = open()
  says('compositionstart')
  says('compositionupdate')
  says('compositionend')
  expect(told).toEqual([true])
  pass()
  expect(told).toEqual([true, false])
})

test('letters that begin at once after the last go on as one', () => {
  const { told, says, pass } = open()
  says('compositionstart')
  says('compositionend')
  says('compositionstart')
  expect(told).toEqual([true])
  expect(pass()).toBe(15_000)
  expect(told).toEqual([true, false])
})

test('leaving the field, or the page, ends it', () => {
  const { told, says, pass, stop } = open()
  says('focusout')
  expect(told).toEqual([])
  says('compositionstart')
  says('focusout')
  pass()
  says('compositionstart')
  stop()
  expect(told).toEqual([true, false, true, false])
})
