import { closeCodes } from '../../protocol/messages.ts'
import { withinIn } from '../../protocol/come-again.ts'
import { backoffMs } from '../backoff.ts'
import type { Surroundings } from '../surroundings.ts'
import type { DocLine, DocLink } from './link.ts'
import type { DocStatus } from './surface.ts'
import { readFrame, type ServerWord } from './wire.ts'

/** The server lets itself be heard every 15 s. A page that was frozen wakes on a dead line. */
const silenceMsMax = 35_000

type Heard = {
  readonly up: () => void
  readonly word: (word: ServerWord) => void
  /** The line is gone, or a new one is on its way. */
  readonly down: () => void
  readonly changed: () => void
}

/** Keeps one line to the doc's room up, and makes a new one, with jitter, whenever it breaks. */
export type DocConnection = {
  readonly status: () => DocStatus
  readonly send: (frame: Uint8Array) => void
  /** The line has proved itself: the next break begins the waits anew. */
  readonly proved: () => void
  /** Gives up the line and waits as after a break. */
  readonly giveUp: () => void
  readonly dial: () => void
  readonly wake: () => void
  readonly renew: () => void
  readonly leave: () => void
}

export const createDocConnection = (
  link: DocLink,
  surroundings: Surroundings,
  heard: Heard,
): DocConnection => {
  let status: DocStatus = { is: 'connecting' }
  let line: DocLine | null = null
  let failures = 0
  let reason = ''
  let callOff = () => {}

  const become = (next: DocStatus) => {
    status = next
    heard.changed()
  }

  const drop = () => {
    callOff()
    const dropped = line
    line = null
    dropped?.hangUp()
    if (dropped) heard.down()
  }

  const dial = () => {
    drop()
    const mine = link({
      up: () => {
        if (line !== mine) return
        watch()
        become({ is: 'open' })
        heard.up()
      },
      frame: (bytes) => {
        if (line !== mine) return
        watch()
        hear(bytes)
      },
      ended: (closeCode, reason = '') => line === mine && onEnded(closeCode, reason),
    })
    line = mine
    // The way there may hang too: a node that stands still takes a connection and says nothing.
    watch()
  }

  const watch = () => {
    callOff()
    callOff = surroundings.after(silenceMsMax, giveUp)
  }

  const hear = (bytes: Uint8Array) => {
    const word = readFrame(bytes)
    if (word === 'unreadable') return giveUp()
    if (word?.says === 'denied') reason = word.sentence
    if (word) heard.word(word)
  }

  const onEnded = (closeCode: number, closeReason: string) => {
    if (closeCode !== closeCodes.notSignedIn && closeCode !== closeCodes.mayNot)
      return waitToDial(withinIn(closeReason))
    drop()
    become({ is: 'refused', closeCode, reason })
  }

  const waitToDial = (withinMs: number | null) => {
    drop()
    // To be sent away with a word is no failed try: who then comes too early soon tries again.
    failures = withinMs === null ? failures + 1 : 0
    callOff = surroundings.after(backoffMs(failures, surroundings.chance(2), withinMs), dial)
    become({ is: 'waiting' })
  }
  const giveUp = () => waitToDial(null)

  return {
    status: () => status,
    send: (frame) => status.is === 'open' && line?.send(frame),
    proved: () => {
      failures = 0
    },
    giveUp,
    dial,
    wake: () => {
      if (status.is === 'waiting') dial()
    },
    renew: () => {
      if (status.is === 'left') return
      dial()
      become({ is: 'connecting' })
    },
    leave: () => {
      drop()
      become({ is: 'left' })
    },
  }
}
