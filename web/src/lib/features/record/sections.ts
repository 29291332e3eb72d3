import type { Minutes } from '@linyi/shared/domain/minutes/minutes'

const sections = ['issues', 'speeches', 'ballots', 'decisions', 'corrections'] as const
export type Section = (typeof sections)[number]

/** The parts of the record that there is something to say in. */
export function sectionsOf({
  issues,
  speakers,
  ballots,
  resolutions,
  corrections,
}: Minutes): readonly Section[] {
  const sizes: { readonly [Part in Section]: number } = {
    issues: issues.length,
    speeches: speakers.length,
    ballots: ballots.length,
    decisions: resolutions.length,
    corrections: corrections.length,
  }
  return sections.filter((section) => sizes[section] > 0)
}

export type Speech = {
  readonly subject: string
  /** What was spoken about; empty for what has no words of its own. */
  readonly title: string
  readonly turns: Minutes['speakers']
}

/** Who spoke on what, in the order in which it came up. */
export function speechesOf({ speakers, issues, agenda }: Minutes): readonly Speech[] {
  const titles = new Map<string, string>([
    ...issues.map(({ issue, title }) => [`issue/${issue}`, title] as const),
    ...agenda.map(({ item, title }) => [`item/${item}`, title] as const),
  ])
  const subjects = [...new Set(speakers.map(({ subject }) => subject))]
  return subjects.map((subject) => ({
    subject,
    title: titles.get(subject) ?? '',
    turns: speakers.filter((turn) => turn.subject === subject),
  }))
}
