import { createContext } from 'svelte'
import type { Lang } from '#lib/prefs.ts'

type Tree = { readonly [key: string]: string | ((...args: never[]) => string) | Tree }

/** The shape of a set of texts: the same keys, any words. */
type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Shape<T[K]>
}

export type Texts<T> = { readonly zh: T; readonly en: T }

/** Chinese leads; an English text that is missing, or that nothing asks for, does not compile. */
export const texts = <const T extends Tree>(zh: T, en: NoInfer<Shape<T>>): Texts<Shape<T>> => ({
  zh: zh as unknown as Shape<T>,
  en,
})

/** The reader's language. It changes only with a fresh page, so a component may keep what it read. */
export const [langOf, setLang] = createContext<() => Lang>()

/** A component's words in the reader's language. */
export const speak = <T>(both: Texts<T>): T => both[langOf()()]
