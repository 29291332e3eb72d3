import type { InBoth } from '../../../domain/in-both.ts'
import { fragmentTitles } from '../../../domain/mediation/settlement/text.ts'
import type { Fragment } from '../../../domain/mediation/settlement/parts.ts'
import type { Missing } from '../../../domain/mediation/settlement/missing.ts'

const titlesEn: Readonly<Record<Fragment, string>> = {
  'prose/parties': 'the parties',
  'prose/facts': 'the main facts',
  'prose/disputes': 'the points in dispute',
  'prose/responsibilities': 'each one’s responsibility',
  'prose/terms': 'what was agreed',
  'prose/performance': 'how and by when it is done',
}

/** One step of the guide, as it is shown and read aloud. */
export const stepInWords = (missing: Missing): InBoth => {
  const { what, fragment } = missing
  const [title, en] = [fragmentTitles[fragment], titlesEn[fragment]]
  if (what === 'empty') return { zh: `“${title}”还没有写。`, en: `Write ${en}.` }
  if (what === 'blank')
    return {
      zh: `“${title}”里还有一处没填：${missing.ask === '' ? '（空着）' : missing.ask}`,
      en: `Fill a blank in ${en}: ${missing.ask}`,
    }
  if (what === 'typed')
    return {
      zh: `“${title}”里的“${missing.words.trim()}”还没有写清楚。`,
      en: `Say in ${en} what “${missing.words.trim()}” stands for.`,
    }
  return what === 'amount'
    ? {
        zh: `第 ${missing.ordinal} 笔还没有写多少钱，或者做什么。`,
        en: `Say how much instalment ${missing.ordinal} is, or what is done.`,
      }
    : {
        zh: `第 ${missing.ordinal} 笔还没有写哪一天前。`,
        en: `Give the day of instalment ${missing.ordinal}.`,
      }
}

const counts = '一两三四五六七八九'

/** 还差两步 */
export const stepsLeft = (count: number): InBoth =>
  count === 0
    ? { zh: '都写全了', en: 'All is there' }
    : {
        zh: `还差${counts[count - 1] ?? `${count} `}步`,
        en: count === 1 ? 'One step left' : `${count} steps left`,
      }
