import { texts } from '#lib/i18n/texts.ts'

/** 权利义务告知书, in the words one would say it in (调解法 4, 15, 23, 24, 31, 33). */
export const rightsTexts = texts(
  {
    title: '您的权利和义务',
    lead: '调解开始前，先把话说清楚。看完点一下，或者请人念给您听。',
    rights: '您可以',
    rightsList: {
      choose: '选调解员，或者接受派来的调解员',
      refuse: '接受调解，不接受，或者随时说不调了',
      open: '要求当众调，或者关起门来调',
      free: '想怎么说就怎么说，愿意了才定下来，谁也不能逼您',
    },
    duties: '您要做到',
    dutiesList: {
      truth: '事情怎么样就怎么说',
      order: '守调解的秩序，尊重调解员',
      others: '对方也有一样的权利，尊重他',
    },
    know: '还有几件事',
    knowList: {
      free: '调解不收钱',
      secret: '您的隐私，调解员不会说出去。单独谈的话，您点头才告诉对方',
      binding: '协议签了字、盖了章就有约束力，要照着做',
      court: '生效 30 天内，双方可以一起请法院确认',
      otherWays: '调不成，还可以仲裁、找行政机关、打官司',
    },
    acknowledge: '看过了，我知道了',
    beside: (who: string) => `替${who}点：本人在场，听过了`,
  },
  {
    title: 'Your rights and duties',
    lead: 'Before mediation begins. Read it, or have it read to you, then tap below.',
    rights: 'You may',
    rightsList: {
      choose: 'choose a mediator, or accept the one appointed',
      refuse: 'accept mediation, decline it, or end it at any time',
      open: 'ask for it to be open, or behind closed doors',
      free: 'say what you wish and agree only if you want to. Nobody may press you',
    },
    duties: 'You are to',
    dutiesList: {
      truth: 'tell the facts as they are',
      order: 'keep order and respect the mediators',
      others: 'respect that the other side has the same rights',
    },
    know: 'And also',
    knowList: {
      free: 'Mediation is free of charge',
      secret: 'Mediators keep your secrets. What you say apart is told only if you agree',
      binding: 'An agreement that is signed and sealed binds',
      court: 'Within 30 days both sides can together ask the court to confirm it',
      otherWays: 'If there is no agreement, arbitration, authorities and the court remain',
    },
    acknowledge: 'I have read it and understand',
    beside: (who) => `For ${who}, who is here and has heard it`,
  },
)
