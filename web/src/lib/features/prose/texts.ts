import { texts } from '#lib/i18n/texts.ts'

/** Of whatever is written in with an editor: minutes, settlement, the papers of rooms. */
export const proseTexts = texts(
  {
    tools: '写法',
    paragraph: '正文',
    heading: '标题',
    subheading: '小标题',
    bulletList: '条目',
    orderedList: '编号',
    undo: '撤销',
    redo: '重做',
    full: '写满了，先删短一些',
    writing: (who: string) => `${who}也在写`,
    discard: '不要了',
  },
  {
    tools: 'Forms',
    paragraph: 'Text',
    heading: 'Heading',
    subheading: 'Subheading',
    bulletList: 'Points',
    orderedList: 'Numbers',
    undo: 'Undo',
    redo: 'Redo',
    full: 'Full. Shorten it first',
    writing: (who) => `Also writing: ${who}`,
    discard: 'Discard',
  },
)
