import { texts } from '#lib/i18n/texts.ts'

export const joinTexts = texts(
  {
    starts: (when: string) => `${when} 开始`,
    running: '正在开',
    arrived: (count: number) => `已到 ${count} 人`,
    whatName: '大家怎么称呼您？',
    nameHint: '姓加称呼就行，不用写全名',
    nameExample: '陈女士',
    whichGrid: '您住在哪个网格？',
    consent: (grid: string) =>
      `不用手机号，不用注册。称呼只在本场显示，会后记录只写“${grid || '某'}网格居民”。`,
    enter: (kind: string) => `进入${kind}`,
    next: '下一步',
    before: '上一步',
    notice: '看公告',
    closed: '这场会不再收人了',
    closedText: '主持人关上了入口。人在会场的，请门口的网格员帮您登记。',
    ended: '这场会开完了',
    endedText: '说了什么、定了什么，公告页上会写。',
    preview: (when: string, place: string) => `${when}，${place}`,
  },
  {
    starts: (when: string) => `Starts ${when}`,
    running: 'Under way',
    arrived: (count: number) => `${count} here`,
    whatName: 'What shall we call you?',
    nameHint: 'Family name and Mr or Ms will do',
    nameExample: 'Ms Chen',
    whichGrid: 'Which grid do you live in?',
    consent: (grid: string) =>
      `No phone number, no account. Your name shows in this meeting only; the record says “a resident of ${grid || 'a grid'}”.`,
    enter: (kind: string) => `Enter the ${kind.toLowerCase()}`,
    next: 'Next',
    before: 'Back',
    notice: 'Read the notice',
    closed: 'This meeting takes no more people',
    closedText: 'The chair has closed the entrance. If you are in the hall, ask the grid worker at the door.',
    ended: 'This meeting is over',
    endedText: 'What was said and decided will stand on its notice page.',
    preview: (when: string, place: string) => `${when}, ${place}`,
  },
)
