import { texts } from './texts.ts'

const joinedBy =
  (mark: string) =>
  (parts: readonly string[]): string =>
    parts.filter((part) => part !== '').join(mark)

/** How facts of one line, parts of a sentence, and members of a list are joined; empty ones are left out. */
export const joins = texts(
  { dotted: joinedBy('·'), said: joinedBy('，'), listed: joinedBy('、') },
  { dotted: joinedBy(' · '), said: joinedBy(', '), listed: joinedBy(', ') },
)
