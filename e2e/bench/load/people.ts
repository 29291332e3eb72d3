import { randomBytes } from 'node:crypto'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import type { Client } from './client.ts'
import { message, types } from './frames.ts'
import { nowUs } from './now.ts'
import { emptyWord, placeOfWord, stampWord } from './words.ts'

/** What each client says of itself: a caret, a name and a colour, as editors do, and when it was said. */
const saying = JSON.stringify({
  user: { name: '街坊', color: '#8a5a00' },
  cursor: {
    anchor: { item: { client: 1_234_567, clock: 1042 } },
    head: { item: { client: 1_234_567, clock: 1042 } },
  },
  said: emptyWord,
})

type Person = { readonly id: number; clock: number; frame: Buffer }

export type People = {
  readonly arrive: (client: Client) => void
  /** Something new. */
  readonly move: (client: Client) => void
  /** The same again under the next clock, as y-protocols does every 15 s. */
  readonly renew: (client: Client) => void
}

export function createPeople(): People {
  const people = new Map<Client, Person>()

  const frameOf = ({ seat }: Client, { id, clock }: Person): Buffer => {
    const encoder = createEncoder()
    writeVarUint(encoder, 1)
    writeVarUint(encoder, id)
    writeVarUint(encoder, clock)
    writeVarString(encoder, saying)
    return message(seat.dialect, types.awareness, toUint8Array(encoder))
  }

  const personOf = (client: Client): Person => {
    const known = people.get(client)
    if (known) return known
    const one: Person = { id: randomBytes(4).readUInt32LE(), clock: 0, frame: Buffer.alloc(0) }
    people.set(client, one)
    return one
  }

  const move = (client: Client) => {
    const person = personOf(client)
    person.clock++
    const frame = frameOf(client, person)
    stampWord(frame, placeOfWord(frame), nowUs())
    person.frame = frame
    client.raw.send(frame)
  }

  return {
    arrive: move,
    move,
    renew: (client) => {
      const person = personOf(client)
      const at = person.frame.indexOf('~')
      const word = person.frame.toString('latin1', at, at + emptyWord.length)
      person.clock++
      const frame = frameOf(client, person)
      frame.write(word, placeOfWord(frame), 'latin1')
      client.raw.send(frame)
    },
  }
}
