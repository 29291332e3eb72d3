/** Surnames of two characters, as they are met in China today. */
const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 ' +
    '公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 ' +
    '谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 左丘 梁丘 东门 西门 第五'
  ).split(' '),
)

const starsMax = 2

/**
 * A name as the public may read it: the surname, and stars for the rest (张三 张*, 张三丰 张**, 欧阳修 欧阳*,
 * 阿不都·热合曼 阿**). One character alone gives nothing away.
 */
export function maskedName(name: string): string {
  const letters = [...name]
  if (letters.length < 2) return '*'
  if (letters.includes('·') || letters.includes(' ')) return letters[0]! + '*'.repeat(starsMax)
  const surname = letters.length > 2 && compoundSurnames.has(letters[0]! + letters[1]!) ? 2 : 1
  return letters.slice(0, surname).join('') + '*'.repeat(Math.min(letters.length - surname, starsMax))
}

/** 138****5678: of a number the first three and the last four digits; of a short one nothing. */
export function maskedPhone(phone: string): string {
  const digits = [...phone].filter((letter) => /\d/.test(letter)).join('')
  return digits.length < 11 ? '****' : `${digits.slice(-11, -8)}****${digits.slice(-4)}`
}
