import {
  caretAfter,
  catchUp,
  editAsDelta,
  editBetween,
  originsAfter,
  originsOf,
  rebase,
} from './text-edit.ts'
import type { Origins, TextDelta, TextEdit } from './text-edit.ts'
import type { Surroundings } from './surroundings.ts'

/** Some engines never say that a composition has ended: after this long without a letter it has. */
const composingIdleMsMax = 10_000

/** A text that several people write. */
export type SharedText = {
  readonly read: () => string
  /** Writes as this person. Listeners are not told of it. */
  readonly write: (edits: readonly TextEdit[]) => void
  /** Heard after others changed the text; null when it was replaced as a whole. */
  readonly listen: (heard: (delta: TextDelta | null) => void) => () => void
}

/** What the binding needs of a text box. */
export type TextControl = {
  value: string
  selectionStart: number | null
  selectionEnd: number | null
  scrollTop: number
  setSelectionRange: (start: number, end: number) => void
}

/**
 * Keeps a text box and a shared text the same. While an input method composes (pinyin, handwriting), nothing is sent
 * from the box and nothing of others is put into it; both happen when the composition ends.
 */
export type TextBinding = {
  readonly onInput: () => void
  readonly onCompositionStart: () => void
  readonly onCompositionEnd: () => void
  readonly onBlur: () => void
  readonly composing: () => boolean
  readonly unbind: () => void
}

const noEdit: TextEdit = { index: 0, remove: 0, insert: '' }

export function bindText(control: TextControl, text: SharedText, after: Surroundings['after']): TextBinding {
  /** What the box and the shared text last agreed on. */
  let agreed = text.read()
  /** While composing: the shared text as it is now, against `agreed`. */
  let origins: Origins | null = null
  let callOff = () => {}
  control.value = agreed

  const show = (value: string, delta: TextDelta) => {
    const { scrollTop, selectionStart, selectionEnd } = control
    control.value = value
    control.setSelectionRange(caretAfter(delta, selectionStart ?? 0), caretAfter(delta, selectionEnd ?? 0))
    control.scrollTop = scrollTop
  }

  const push = () => {
    const edit = editBetween(agreed, control.value, control.selectionEnd ?? undefined)
    if (edit) text.write([edit])
    agreed = control.value
  }

  const settle = () => {
    if (!origins) return
    callOff()
    const edit = editBetween(agreed, control.value, control.selectionEnd ?? undefined) ?? noEdit
    const missed = catchUp(edit, origins, agreed.length)
    text.write(rebase(edit, origins))
    origins = null
    agreed = text.read()
    if (control.value !== agreed) show(agreed, missed)
  }

  const waitForLetters = () => {
    callOff()
    callOff = after(composingIdleMsMax, settle)
  }

  const stop = text.listen((delta) => {
    const now = text.read()
    if (origins) {
      const whole = editBetween(agreed, now)
      origins = delta
        ? originsAfter(origins, delta)
        : whole
          ? originsAfter(originsOf(agreed), editAsDelta(whole))
          : origins
      return
    }
    const edit = editBetween(agreed, now)
    agreed = now
    if (edit) show(now, delta ?? editAsDelta(edit))
  })

  return {
    onInput: () => (origins ? waitForLetters() : push()),
    onCompositionStart: () => {
      if (origins) return
      push()
      origins = originsOf(agreed)
      waitForLetters()
    },
    onCompositionEnd: settle,
    onBlur: settle,
    composing: () => origins !== null,
    unbind: () => {
      settle()
      stop()
      callOff()
    },
  }
}
