import { texts } from './texts.ts'

const joinedBy =
  (mark: string) =>
  (parts: readonly string[]): string =>
    parts.filter((part) => part !== '').join(mark)

/** How facts of one line, parts of a sentence, members of a list, and sentences are joined; empty ones are left out. */
export const joins = texts(
  { dotted: joinedBy('·'), said: joinedBy('，'), listed: joinedBy('、'), after: joinedBy('') },
  { dotted: joinedBy(' · '), said: joinedBy(', '), listed: joinedBy(', '), after: joinedBy(' ') },
)
