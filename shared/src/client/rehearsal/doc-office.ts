import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'
import { modifyAwarenessUpdate } from 'y-protocols/awareness'
import type { DocLineListener, DocLink } from '../doc-client/link.ts'
import type { Verdict } from '../../docs/gate/verdict.ts'

type Part = number | string | Uint8Array

const message = (...parts: readonly Part[]): Uint8Array => {
  const encoder = createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') writeVarUint(encoder, part)
    else if (typeof part === 'string') writeVarString(encoder, part)
    else writeVarUint8Array(encoder, part)
  }
  return toUint8Array(encoder)
}

type Line = {
  readonly writer: string
  readonly listener: DocLineListener
  readonly toServer: Uint8Array[]
  readonly toClient: Uint8Array[]
  up: boolean
  frames: number
}

/**
 * The room of a board in memory, speaking the y-websocket protocol over lines whose messages wait until the test lets
 * them flow. Behind it stands the real gate.
 */
export type Office = {
  readonly link: (writer: string) => DocLink
  /** While unreachable nobody's calls are picked up. */
  readonly setReachable: (reachable: boolean) => void
  /** Breaks somebody's lines; what was on its way is lost, in both directions. */
  readonly cut: (writer: string, closeCode?: number) => void
  /** Lets what is under way arrive, and what that brings about, until all is quiet. */
  readonly flow: () => void
  /** Delivers to the server only: it acts, but nobody hears of it. */
  readonly flowIn: () => void
  /** Update frames that reached the server. */
  readonly received: () => number
}

/** A board behind its gate. */
export type Desk = {
  readonly doc: Y.Doc
  /** Judges an update as somebody's, and applies what the verdict says. */
  readonly submit: (writer: string, update: Uint8Array) => Verdict
}

const stamped = (writer: string, update: Uint8Array): Uint8Array =>
  modifyAwarenessUpdate(
    update,
    (state: object | null) => state && { ...state, user: { id: writer, name: writer, role: '', color: 0 } },
  )

export const createOffice = (desk: Desk): Office => {
  const lines = new Set<Line>()
  let reachable = true
  let received = 0

  const vector = () => Y.encodeStateVector(desk.doc)
  const tell = (line: Line, ...parts: readonly Part[]) => line.toClient.push(message(...parts))

  const take = (line: Line, update: Uint8Array) => {
    received++
    const effects: Uint8Array[] = []
    const collect = (effect: Uint8Array) => effects.push(effect)
    desk.doc.on('update', collect)
    const verdict = desk.submit(line.writer, update)
    desk.doc.off('update', collect)
    for (const effect of effects) for (const one of lines) tell(one, 0, 2, effect)
    if (verdict.verdict === 'apply') tell(line, 100, vector(), ++line.frames)
    else if (verdict.verdict === 'refuse') tell(line, 2, 0, `${verdict.code} 没有收进清单`)
    else tell(line, 0, 0, vector())
  }

  const hear = (line: Line, bytes: Uint8Array) => {
    const decoder = createDecoder(bytes)
    const type = readVarUint(decoder)
    if (type === 1) {
      const update = stamped(line.writer, readVarUint8Array(decoder))
      return lines.forEach((one) => one !== line && tell(one, 1, update))
    }
    const step = readVarUint(decoder)
    const body = readVarUint8Array(decoder)
    if (step === 0) tell(line, 0, 1, Y.encodeStateAsUpdate(desk.doc, body))
    else take(line, body)
  }

  const pickUp = (line: Line) => {
    line.up = true
    line.listener.up()
    tell(line, 0, 0, vector())
  }

  const flowIn = () => {
    for (const line of [...lines]) {
      if (!line.up && reachable) pickUp(line)
      while (line.up && line.toServer.length > 0) hear(line, line.toServer.shift()!)
    }
  }

  const busy = ({ up, toServer, toClient }: Line) =>
    toServer.length + toClient.length > 0 || (!up && reachable)

  return {
    link: (writer) => (listener) => {
      const line: Line = { writer, listener, toServer: [], toClient: [], up: false, frames: 0 }
      lines.add(line)
      return { send: (bytes) => line.toServer.push(bytes), hangUp: () => lines.delete(line) }
    },
    setReachable: (now) => {
      reachable = now
    },
    cut: (writer, closeCode = 1006) => {
      for (const line of [...lines].filter((one) => one.writer === writer)) {
        lines.delete(line)
        line.listener.ended(closeCode)
      }
    },
    flowIn,
    flow: () => {
      while ([...lines].some(busy)) {
        flowIn()
        for (const line of [...lines]) {
          while (lines.has(line) && line.toClient.length > 0) line.listener.frame(line.toClient.shift()!)
        }
      }
    },
    received: () => received,
  }
}
