/** A form of the dossier in its fields and sentences (司法部 人民调解文书格式, 2010), before anything is said of millimetres. */
export type FormPaper = {
  /** Which form, as an address names it: `talk-2` is the second record of mediation. */
  readonly form: string
  readonly title: string
  /** 〔2026〕人调字第3号 */
  readonly number: string
  readonly issuer: string
  readonly blocks: readonly FormBlock[]
  /** What a copy is checked by years later: the hash in the record; null for a form that is printed from it. */
  readonly hash: string | null
  readonly demo: boolean
}

export type FormBlock =
  /** Rows of a table: a label and what is filled in, side by side. */
  | { readonly kind: 'fields'; readonly rows: readonly (readonly FormField[])[] }
  /** A table with a head. */
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Places to sign; `on` is empty where nobody has yet. */
  | { readonly kind: 'signs'; readonly lines: readonly SignLine[] }

export type FormField = { readonly label: string; readonly value: string }
export type SignLine = { readonly label: string; readonly who: string; readonly on: string }

export const field = (label: string, value: string): FormField => ({ label, value })
export const text = (words: string): FormBlock => ({ kind: 'text', text: words })
export const heading = (words: string): FormBlock => ({ kind: 'heading', text: words })
/** Words of several lines, a paragraph each. */
export const lines = (words: string): readonly FormBlock[] => words.split('\n').map(text)
export const sign = (label: string, who: string, on = ''): SignLine => ({ label, who, on })
/** ☑ what applies, ☐ what does not: a form of choices. */
export const choice = (names: readonly (readonly [name: string, is: boolean])[]): string =>
  names.map(([name, is]) => `${is ? '☑' : '☐'}${name}`).join('　')
