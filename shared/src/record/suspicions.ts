import { maskedName, maskedPhone } from './masking.ts'

/** Why a passage of free text asks to be looked at once more. */
export type SuspicionKind = 'name' | 'phone' | 'identity' | 'account' | 'plate' | 'address'

/** A part of a text, by UTF-16 places. */
export type Suspicion = { readonly kind: SuspicionKind; readonly from: number; readonly to: number }

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领'

/** Digits in groups, as people write them. */
const grouped = (digits: string): string => `\\d(?:[ -]?\\d){${digits}}`

/** Between other digits a number is part of a longer one. Lookbehind is above the browser floor, so what comes before is a group. */
const number = (pattern: string): RegExp => new RegExp(`(^|[^\\d])(?:${pattern})(?!\\d)`, 'g')
const anywhere = (pattern: string): RegExp => new RegExp(`()(?:${pattern})`, 'g')

/** Most telling first: what is part of an earlier match is not matched again. */
const patterns: readonly (readonly [SuspicionKind, RegExp])[] = [
  ['identity', number(`${grouped('16')}[ -]?[\\dXx]`)],
  ['phone', number('(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}')],
  ['phone', number('0\\d{2,3}[ -]?\\d{7,8}')],
  ['account', number(grouped('10,'))],
  ['plate', anywhere(`[${provinces}][A-Z][·• ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]`)],
  ['address', number('\\d{1,4}(?:栋|幢|座|号楼|单元)(?:\\d{1,4}(?:单元|层))*(?:\\d{1,4}[室房]?)?')],
  ['address', number('\\d{3,4} ?[室房]')],
]

/** Full-width letters and digits as plain ones. Every place in the text stays where it is. */
const plain = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))

function placesOf(name: string, text: string): Suspicion[] {
  const found: Suspicion[] = []
  for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + name.length))
    found.push({ kind: 'name', from, to: from + name.length })
  return found
}

const overlaps = (one: Suspicion, other: Suspicion): boolean => one.from < other.to && other.from < one.to

/**
 * What in a text may say too much of somebody: names of the directory, and what looks like a phone, an ID card, a bank
 * account, a licence plate or a flat. No rule finds every name: somebody reads all of it besides (decisions 6).
 * @param names of people who do not act in public, two characters at least; longer ones win over shorter
 */
export function suspicionsIn(text: string, names: readonly string[]): readonly Suspicion[] {
  const read = plain(text)
  const found: Suspicion[] = []
  const add = (one: Suspicion): void => {
    if (!found.some((other) => overlaps(one, other))) found.push(one)
  }
  for (const [kind, pattern] of patterns)
    for (const { index, 0: match, 1: before } of read.matchAll(pattern))
      add({ kind, from: index + before!.length, to: index + match.length })
  return namesIn(text, names)
    .reduce(withName, found)
    .sort((a, b) => a.from - b.from)
}

/** Where names stand in a text, whatever else the letters look like: longer ones before the shorter ones in them. */
export function namesIn(text: string, names: readonly string[]): readonly Suspicion[] {
  const read = plain(text)
  const found: Suspicion[] = []
  const byLength = names.filter(isTelling).sort((a, b) => b.length - a.length)
  for (const name of byLength)
    for (const place of placesOf(plain(name), read))
      if (!found.some((other) => overlaps(place, other))) found.push(place)
  return found.sort((a, b) => a.from - b.from)
}

/** A name may hold a number, as 3栋李姐 does: all that either touches is masked. */
function withName(found: readonly Suspicion[], name: Suspicion): Suspicion[] {
  const touching = [name, ...found.filter((other) => overlaps(name, other))]
  const from = Math.min(...touching.map((one) => one.from))
  const to = Math.max(...touching.map((one) => one.to))
  return [...found.filter((other) => !touching.includes(other)), { kind: 'name', from, to }]
}

/** A single character is part of too many words to be looked for. */
const isTelling = (name: string): boolean => [...name].length > 1

const instead: { readonly [Kind in SuspicionKind]: (found: string) => string } = {
  name: maskedName,
  phone: maskedPhone,
  identity: () => '（证件号）',
  account: () => '（账号）',
  plate: () => '（车牌）',
  address: () => '某处',
}

/** The text with every suspicion masked, for the reviewer to go on from. */
export function withoutSuspicions(text: string, suspicions: readonly Suspicion[]): string {
  let written = ''
  let at = 0
  for (const { kind, from, to } of suspicions) {
    written += text.slice(at, from) + instead[kind](text.slice(from, to))
    at = to
  }
  return written + text.slice(at)
}
