import { assert } from '../../../lib/assert.ts'
import { limits } from '../../../lib/limits.ts'
import { fail, ok, type Result } from '../../../lib/result.ts'
import type { Election } from '../election.ts'
import { readBlt } from './blt.ts'
import { Malformed, type FileFault } from './fault.ts'
import { readPabulib } from './pabulib.ts'
import { readPreflib } from './preflib.ts'

const readers: ReadonlyMap<string, (text: string) => Election> = new Map([
  ['pb', readPabulib],
  ['blt', readBlt],
  ...(['soc', 'soi', 'toc', 'toi'] as const).map(
    (kind) => [kind, (text: string) => readPreflib(text, kind)] as const,
  ),
])

/** Characters that no ballot file holds: it is of another kind, or in another encoding than UTF-8. */
const notText = /[\u0000\uFFFD]/

/**
 * A ballot file, by the ending of its name.
 * @returns the election, or the first line that cannot be read and why
 */
export function readElection(name: string, file: string): Result<Election, FileFault> {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1] ?? ''
  const reader = readers.get(ending.toLowerCase())
  const text = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const strange = notText.exec(text)
  if (!reader) return fail({ line: 1, why: 'unknownFormat', what: ending })
  if (file.length > limits.ballotFileCharsMax) return fail({ line: 1, why: 'tooLarge', what: '' })
  if (strange) {
    const line = text.slice(0, strange.index).split('\n').length
    return fail({ line, why: 'notText', what: '' })
  }
  try {
    return ok(reader(text))
  } catch (error) {
    assert(error instanceof Malformed, String(error))
    return fail(error.fault)
  }
}
