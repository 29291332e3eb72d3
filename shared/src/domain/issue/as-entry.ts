import { limits } from '../../lib/limits.ts'

/** A title holds one line; the rest of a longer proposal stays word for word in the detail. */
export function asEntry(text: string): { title: string; detail: string } {
  const [first = ''] = text.split('\n')
  const title = [...first].slice(0, limits.issueTitleCharsMax).join('')
  return { title, detail: title === text ? '' : text }
}
