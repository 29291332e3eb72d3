import { describe, expect, test } from 'vitest'
import { limits } from '../../lib/limits.ts'
import { forge } from '../../testing/docs/forgery.ts'
import { chair, officer, recorder, resident } from '../../testing/given.ts'
import { clients, setScene, type Scene } from '../../testing/minutes/scene.ts'
import type { GateCode } from '../gate/verdict.ts'
import { placesOn, plainTakes, words, type Places } from '../prose/plain-forged.contract.ts'

plainTakes({
  name: 'minutes',
  rules: { form: 'N1', place: 'N2', node: 'N3', attribute: 'N4', letters: 'N5', bounds: 'N7' },
  open: setScene,
  ...{ writer: recorder.id, client: clients.recorder, other: officer.id, freshClient: clients.fresh },
  ...{ charsMax: limits.minutesCharsMax, nodesMax: limits.minutesNodesMax },
})

type Case = {
  readonly title: string
  readonly expect: GateCode | 'apply' | 'hold'
  readonly as?: { readonly id: string }
  readonly prepare?: (scene: Scene) => void
  readonly forged: (scene: Scene, at: Places) => Uint8Array
}

const fresh = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
  forge([{ client: clients.fresh, structs }])

const corpus: readonly Case[] = [
  {
    title: 'N6 by somebody who only came to the meeting',
    expect: 'minutes.mayNotEdit',
    as: resident,
    forged: (_, at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'N6 a deletion by somebody who only came to the meeting',
    expect: 'minutes.mayNotEdit',
    as: resident,
    forged: (_, at) => forge([], { [at.letters[0]]: [[at.letters[1], 2]] }),
  },
  {
    title: 'N6 before check-in',
    expect: 'minutes.notYet',
    prepare: ({ enter }) => enter('agendaFixed'),
    forged: (_, at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'N6 after the close',
    expect: 'minutes.locked',
    prepare: ({ enter }) => enter('closed'),
    forged: (_, at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'N6 a deletion after the close',
    expect: 'minutes.locked',
    prepare: ({ enter }) => enter('published'),
    forged: (_, at) => forge([], { [at.letters[0]]: [[at.letters[1], 2]] }),
  },
  {
    title: 'N6 by the moderator, who tidies the wording',
    expect: 'apply',
    as: chair,
    forged: (_, at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'N6 a deletion of what somebody else wrote',
    expect: 'apply',
    as: officer,
    forged: (_, at) => forge([], { [at.letters[0]]: [[at.letters[1], 2]] }),
  },
]

describe('what the minutes take', () => {
  test.each(corpus)('$title', ({ expect: expected, as = recorder, prepare, forged }) => {
    const scene = setScene()
    prepare?.(scene)
    const before = scene.desk.json()
    const verdict = scene.desk.submit(as.id, forged(scene, placesOn(scene)))
    expect(verdict.verdict === 'refuse' ? verdict.code : verdict.verdict).toBe(expected)
    if (verdict.verdict !== 'apply') expect(scene.desk.json()).toEqual(before)
  })
})
