import type { CasePapers } from '@linyi/shared/protocol/page-views'

/** What a copy turned out to be, beside what the record has. */
export type Compared =
  | { readonly is: 'file'; readonly name: string }
  | { readonly is: 'form'; readonly title: string }
  /** A form whose words differ, with the first of the record's lines that the copy does not have. */
  | { readonly is: 'otherWords'; readonly title: string; readonly line: string }
  | { readonly is: 'unknown' }

/** Room between letters is how a paper is set, not what it says. */
const plain = (line: string): string => line.normalize('NFC').replace(/\s+/gu, '')

type Form = CasePapers['forms'][number]

/**
 * The sentences of a form. Places to sign are no part of it: they are filled after it was printed. Nor is the title of
 * one that has a hash: a committee's seal changes it, and no word of what was agreed to.
 */
const sentences = ({ title, blocks, hash }: Form): readonly string[] =>
  [...(hash === null ? [title] : []), ...blocks.flatMap((block) => ('text' in block ? [block.text] : []))]
    .map(plain)
    .filter((line) => line !== '')

/** Does a copy say with a form's hash, its last line, that it is this form, whatever it is headed? */
const isNamed = (form: Form, lines: readonly string[]): boolean =>
  form.hash !== null && lines.includes(sentences(form).slice(-1)[0]!)

/** The first of `wanted` that does not come in its turn; null where all do, with nothing but other lines in between. */
function firstMissing(wanted: readonly string[], lines: readonly string[]): string | null {
  let from = 0
  for (const line of wanted) {
    const at = lines.indexOf(line, from)
    if (at < 0) return line
    from = at + 1
  }
  return null
}

/** The day beside a name, and who sat beside or signed for them; on a line of its own where the name is long. */
const day = /^(\d{4}年\d{1,2}月\d{1,2}日(（在.+面前）|（由.+代签）)?|＿+年＿+月＿+日)$/u

/** A line that a form does not have between its first sentence and its last: what somebody wrote in. */
function addedLine(wanted: readonly string[], { blocks }: Form, lines: readonly string[]): string | null {
  const labels = blocks.flatMap((block) => (block.kind === 'signs' ? block.lines : []))
  const isSigned = (line: string): boolean =>
    day.test(line) || labels.some(({ label }) => line.startsWith(plain(`${label}：`)))
  const [first, last] = [lines.indexOf(wanted[0]!), lines.lastIndexOf(wanted[wanted.length - 1]!)]
  const between = lines.slice(first, last).filter((line) => line !== '' && !isSigned(line))
  return between.find((line) => !wanted.includes(line)) ?? null
}

/** The words of a Word file, paragraph by paragraph, against every form of the case. */
export function compareWords(paragraphs: readonly string[], { forms }: CasePapers): Compared {
  const lines = paragraphs.map(plain)
  // Of several agreements the one whose hash it bears; the others have the same name.
  const named = forms.filter((one) => isNamed(one, lines))
  const meant = named.length > 0 ? named : forms.filter(({ title }) => lines.includes(plain(title)))
  const [form] = meant
  const results = meant.map((one) => ({ title: one.title, ...differs(one, lines) }))
  const same = results.find(({ line }) => line === null)
  if (same) return { is: 'form', title: same.title }
  return form ? { is: 'otherWords', title: form.title, line: results[0]!.line! } : { is: 'unknown' }
}

function differs(form: Form, lines: readonly string[]): { line: string | null } {
  const wanted = sentences(form)
  const missing = firstMissing(wanted, lines)
  if (missing !== null || form.hash === null) return { line: missing }
  // Among the words that were agreed to nothing else may stand.
  return { line: addedLine(wanted, form, lines) }
}

/** Fewer digits than people compare by eye prove nothing. */
export const printDigitsMin = 16

/** What was typed or read off a paper: hex digits without room; null where it is no fingerprint. */
export function typedPrint(typed: string): string | null {
  const digits = typed.replace(/[\s·-]+/gu, '').toLowerCase()
  return digits.length >= printDigitsMin && /^[0-9a-f]{1,64}$/.test(digits) ? digits : null
}

/** A fingerprint, whole or its first digits, against what the record has. */
export function comparePrint(print: string, { forms, files }: CasePapers): Compared {
  const form = forms.find(({ hash }) => hash?.startsWith(print))
  if (form) return { is: 'form', title: form.title }
  const file = files.find(({ sha256 }) => sha256.startsWith(print))
  return file ? { is: 'file', name: file.name } : { is: 'unknown' }
}
