/** The first character of each letter's run when Han characters are sorted by pinyin; no syllable begins with I, U, V. */
const firsts: readonly (readonly [letter: string, first: string])[] = [
  ['A', '阿'],
  ['B', '八'],
  ['C', '嚓'],
  ['D', '咑'],
  ['E', '妸'],
  ['F', '发'],
  ['G', '旮'],
  ['H', '哈'],
  ['J', '丌'],
  ['K', '咔'],
  ['L', '垃'],
  ['M', '妈'],
  ['N', '拏'],
  ['O', '噢'],
  ['P', '妑'],
  ['Q', '七'],
  ['R', '呥'],
  ['S', '仨'],
  ['T', '他'],
  ['W', '穵'],
  ['X', '夕'],
  ['Y', '丫'],
  ['Z', '帀'],
]

/** Surnames that collation files under their common reading instead. Two characters go first. */
const surnames: Readonly<Record<string, string>> = {
  单于: 'C',
  尉迟: 'Y',
  万俟: 'M',
  单: 'S',
  曾: 'Z',
  解: 'X',
  查: 'Z',
  翟: 'Z',
  覃: 'Q',
  仇: 'Q',
  区: 'O',
  种: 'C',
  秘: 'B',
  折: 'S',
  繁: 'P',
  召: 'S',
  洗: 'X',
}

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

/** The letters a door's keyboard shows. */
export const letters: readonly string[] = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** The letter a name is looked for under, by its surname; empty for a name that begins with neither Han nor Latin. */
export function initialOf(name: string): string {
  const [first = ''] = name
  const override = surnames[name.slice(0, 2)] ?? surnames[first]
  if (override) return override
  if (/^[A-Za-z]/.test(first)) return first.toUpperCase()
  if (!/^\p{Script=Han}/u.test(first)) return ''
  let letter = ''
  for (const [each, start] of firsts) if (collator.compare(first, start) >= 0) letter = each
  return letter
}

/** Names in the order of their letters, then of their sound. */
export const compareNames = (one: string, other: string): number =>
  initialOf(one).localeCompare(initialOf(other)) || collator.compare(one, other)
