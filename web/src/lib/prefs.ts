/**
 * What a person chose about how pages look, kept on the device in cookies: the server renders the first paint with
 * them, and `?lang=`, `?size=`, `?theme=` set them on any page where no script runs.
 */
export const choices = {
  lang: ['zh', 'en'],
  /** `elder` is 大字版. Unset: the inline script of app.html turns it on for enlarged letters. */
  size: ['standard', 'elder'],
  theme: ['system', 'light', 'dark'],
} as const

export type Choice = keyof typeof choices
export type Lang = (typeof choices.lang)[number]
export type Size = (typeof choices.size)[number]
export type Theme = (typeof choices.theme)[number]
export type Prefs = { readonly lang: Lang; readonly size: Size | ''; readonly theme: Theme }

export const choiceSecondsMax = 400 * 24 * 3600

const oneOf = <T extends string>(allowed: readonly T[], value: string | null | undefined): T | null =>
  allowed.find((one) => one === value) ?? null

/** What a value of a cookie or of the address means, or null. */
export const chosen = (choice: Choice, value: string | null | undefined) =>
  oneOf<string>(choices[choice], value)

/** Chinese unless the browser asks for English before it asks for Chinese. */
export function preferredLang(acceptLanguage: string | null): Lang {
  const first = /(?:^|,)\s*(zh|en)\b/i.exec(acceptLanguage ?? '')
  return first?.[1]?.toLowerCase() === 'en' ? 'en' : 'zh'
}

export function prefsFrom(
  cookie: (name: Choice) => string | undefined,
  acceptLanguage: string | null,
): Prefs {
  return {
    lang: oneOf(choices.lang, cookie('lang')) ?? preferredLang(acceptLanguage),
    size: oneOf(choices.size, cookie('size')) ?? '',
    theme: oneOf(choices.theme, cookie('theme')) ?? 'system',
  }
}

/** The link that makes a choice on the page at `search`, for where no script runs; what else it asks for stays. */
export function choiceLink(search: string, choice: Choice, value: string): string {
  const asked = new URLSearchParams(search)
  asked.set(choice, value)
  return `?${asked.toString()}`
}
