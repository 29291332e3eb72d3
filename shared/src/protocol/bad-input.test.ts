import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { badInputsOf, type BadInput } from '../testing/bad-input.ts'
import { commandSamples } from '../testing/samples.ts'
import { commandSchemas, parseCommand } from './commands.ts'
import { sentence } from './rejection-text.ts'

/** What is amiss with the refusal of a bad command; null when it is as it should be. */
function amiss({ what, field, reasons, command }: BadInput): string | null {
  const parsed = parseCommand(command)
  if (parsed.ok) return `${field}: ${what} was taken`
  const { code, params } = parsed.error
  const said = `${code} ${String(params?.['field'])} ${String(params?.['reason'])}`
  if (!reasons.some((reason) => said === `command.malformed ${field} ${reason}`))
    return `${field}: ${what} is answered ${said} and not ${reasons.join(' or ')}`
  const { zh, en } = sentence(parsed.error)
  const isSentence = /\p{Script=Han}/u.test(zh) && /^[\x20-\x7E“”’…]+$/.test(en)
  return isSentence && !/[{}]|undefined|field\./.test(zh + en) ? null : `${field}: ${what} reads ${zh} ${en}`
}

describe('whatever is wrong with a command', () => {
  it.each([...commandSchemas.keys()])('%s is refused with its place, its reason and a sentence', (type) => {
    const bad = badInputsOf(type)
    expect(bad.length).toBeGreaterThan(20)
    expect(bad.map(amiss).filter((fault) => fault !== null)).toEqual([])
  })

  it('in a field that a person fills by hand is told by the name it has on screens', () => {
    const nameless = [...commandSchemas.keys()]
      .flatMap(badInputsOf)
      .filter(({ what }) => what === 'too long by one')
      .filter(({ command }) => {
        const parsed = parseCommand(command)
        return parsed.ok || sentence(parsed.error).en.includes('“the command”')
      })
    // Chosen by the page that reviews a record, never typed.
    expect(nameless.map(({ field }) => field)).toEqual(['replacements.0.path'])
  })

  it('never makes reading it throw, whatever comes', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true })
    const nearly = fc
      .tuple(fc.constantFrom(...commandSamples.values()), fc.dictionary(fc.string(), anything))
      .map(([sample, more]) => ({ ...sample, ...more }))
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (raw) => {
        const parsed = parseCommand(raw)
        if (!parsed.ok) expect(sentence(parsed.error).zh).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })
})
