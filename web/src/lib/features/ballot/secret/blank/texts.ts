import { texts } from '#lib/i18n/texts.ts'

/** A voting paper in print. */
export const blankTexts = texts(
  {
    name: '空白纸票',
    note: '印几张，在打印机那里选份数：发多少印多少，多印的当场撕掉。',
    noLine: '没有收到回音，看看网络再试。',
    paper: '表 决 票',
    round: (time: string) => `改用纸票，${time} 开始`,
    circle: '选就画〇',
    yes: '赞成',
    no: '反对',
    abstain: '弃权',
    points: '写分数',
    ranks: '写 1、2、3',
    rows: '没填的那一项算弃权。',
    void: '选得比规定的多，整张作废；少选有效。',
    by: '不写名字。填好对折，自己投进票箱。',
  },
  {
    name: 'Blank voting papers',
    note: 'Tell the printer how many: as many as are handed out. Tear up at once what is left over.',
    noLine: 'No answer came. Look at the network and try again.',
    paper: 'Voting paper',
    round: (time) => `On paper instead, opened at ${time}`,
    circle: 'Circle',
    yes: 'For',
    no: 'Against',
    abstain: 'Abstain',
    points: 'Points',
    ranks: '1, 2, 3',
    rows: 'A row left empty abstains.',
    void: 'More than allowed makes the paper void; fewer is fine.',
    by: 'No name. Fold it and put it into the box yourself.',
  },
)
