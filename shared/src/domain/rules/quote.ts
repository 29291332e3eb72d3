import { digest } from '../../record/digest.ts'
import { kinds, rulesIn } from '../meeting/kinds.ts'
import type { MeetingPart } from '../meeting/state.ts'
import { bodies } from './bodies.ts'
import type { OwnRules } from './own.ts'
import type { CountedPack, QuotedPack } from './quoted.ts'

/** The pack of a meeting in which something is voted on, as it reads now, with what tells this text from every other. */
export function quotePack(meeting: Pick<MeetingPart, 'facts' | 'rules'>): QuotedPack {
  const { name, source, asOf, decision } = rulesIn(meeting)
  const { pack: body } = kinds[meeting.facts.kind]
  const { settings }: Pick<OwnRules, 'settings'> = meeting.rules ?? bodies[body]
  return {
    ...{ name, source, asOf, said: decision!.said, body },
    hash: digest({ body, settings, source, asOf }),
  }
}

/** The same with what its decision is reckoned by, so that anybody who has it can reckon anew. */
export function quoteCounted(meeting: Pick<MeetingPart, 'facts' | 'rules'>): CountedPack {
  const { shareName: _, said: __, ...decision } = rulesIn(meeting).decision!
  return { ...quotePack(meeting), decision }
}
