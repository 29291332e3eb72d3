import { texts } from '#lib/i18n/texts.ts'

const away = (minutes: number): number => Math.abs(minutes)

export const machineTexts = texts(
  {
    writesFail: '电脑存不进去了',
    writesFailText: '刚才做的还没有存上，先别关这一页。去电脑上腾出硬盘空间；能存了会自动补上。',
    diskLow: (megabytes: number) => `电脑的硬盘快满了，还剩 ${megabytes} MB`,
    diskLowText: '会可以照开。散会前请清空回收站，把大文件挪走。',
    clockJumped: (minutes: number) =>
      `电脑的时间刚被${minutes > 0 ? '往前' : '往回'}拨了 ${away(minutes)} 分`,
    clockJumpedText: '发言计时和记录的时刻可能不准。请在电脑上把时间设成自动校准。',
    clockApart: (minutes: number) => `电脑时间差 ${away(minutes)} 分`,
    clockApartText: (machine: string, device: string) =>
      `电脑是 ${machine}，这台平板是 ${device}。会按电脑的时间走，哪个不准就校哪个。`,
    seen: '知道了',
  },
  {
    writesFail: 'The computer cannot save',
    writesFailText:
      'What was just done is not saved yet: leave this page open. Make room on the computer’s disk; what waits is saved by itself then.',
    diskLow: (megabytes: number) => `The computer’s disk is nearly full: ${megabytes} MB left`,
    diskLowText: 'The meeting can go on. Before it ends, empty the bin and move large files away.',
    clockJumped: (minutes: number) =>
      `The computer’s clock was just set ${minutes > 0 ? 'forward' : 'back'} by ${away(minutes)} min`,
    clockJumpedText:
      'Speaking times and times on record may be wrong. Let the computer set its clock by itself.',
    clockApart: (minutes: number) => `The clocks are ${away(minutes)} min apart`,
    clockApartText: (machine: string, device: string) =>
      `The computer says ${machine}, this tablet ${device}. The meeting goes by the computer; set whichever is wrong.`,
    seen: 'All right',
  },
)
