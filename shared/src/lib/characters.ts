/**
 * Characters that no person types and that break print, .docx or the order of a line: control characters other than
 * line feed and tab, line and paragraph separators, byte order marks, direction overrides, half surrogate pairs.
 */
export const forbiddenCharacters =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]/u

const everyForbidden = new RegExp(forbiddenCharacters, 'gu')

/** What a person pasted, without what they cannot have meant; line ends of every kind become line feeds. */
export const typedText = (pasted: string): string =>
  pasted.replace(/\r\n?|[\u2028\u2029]/gu, '\n').replace(everyForbidden, '')
