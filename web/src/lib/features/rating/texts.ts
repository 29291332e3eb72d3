import { texts } from '#lib/i18n/texts.ts'

export const ratingTexts = texts(
  {
    ask: (evening: boolean) => (evening ? '今晚开得怎么样' : '今天开得怎么样'),
    once: '点一下就算，改主意再点一下。只公布人数，不公布谁点的。',
    grades: { satisfied: '满意', mostly: '基本满意', dissatisfied: '不满意' },
    given: (grade: string) => `您评了“${grade}”`,
    count: (count: number) => (count === 0 ? '还没有人评' : `${count} 人评了`),
    figure: (grade: string, count: number) => `${grade} ${count}`,
    /** `base` is who were counted: 全体 47 人. */
    graded: (grade: string, base: string) => `按${base}算，这场会评为“${grade}”`,
    bases: {
      members: (count: number) => `全体 ${count} 人`,
      returned: (count: number) => `评了的 ${count} 人`,
    },
    later: (least: number) => `满 ${least} 人就看得到各有多少`,
  },
  {
    ask: (evening) => (evening ? 'How was tonight?' : 'How was today?'),
    once: 'One tap counts, another changes it. Only the figures are shown, never who said what.',
    grades: { satisfied: 'Satisfied', mostly: 'Mostly', dissatisfied: 'Dissatisfied' },
    given: (grade) => `You said “${grade}”`,
    count: (count) => (count === 0 ? 'Nobody has rated yet' : `${count} rated`),
    figure: (grade, count) => `${grade} ${count}`,
    graded: (grade, base) => `Of ${base} the meeting comes to “${grade}”`,
    bases: { members: (count) => `all ${count} members`, returned: (count) => `the ${count} who rated` },
    later: (least) => `The figures are shown once ${least} have rated`,
  },
)
