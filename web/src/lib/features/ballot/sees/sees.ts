import type { Lang } from '#lib/prefs.ts'
import { seesTexts } from './texts.ts'

/** Ways of voting, as far as others see different things of them. */
export type SeenWay = 'open' | 'hands' | 'rollCall' | 'secret' | 'booth' | 'lent' | 'paper'

/** Whether what passes between this page and the server is closed to the network: by TLS, or for it never leaves the machine. */
export const isClosedLine = ({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): boolean =>
  protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)

/** Who sees what of a vote, for the voter. */
export function seenOf(way: SeenWay, isClosed: boolean, lang: Lang): string {
  const said = seesTexts[lang][way]
  if (typeof said === 'string') return said
  return said[isClosed ? 'tls' : 'plain']
}

/** The same of phones, for who opens a secret ballot. */
export const seenFromDesk = (isClosed: boolean, lang: Lang): string =>
  seesTexts[lang].desk[isClosed ? 'tls' : 'plain']
