import { texts } from '#lib/i18n/texts.ts'

/**
 * What the organiser, the others and the operator see of each way of voting. `plain` holds of pages that came without
 * TLS, where who shares the network can read along (THREATS): it is never said there that nobody in the room sees.
 */
export const seesTexts = texts(
  {
    open: '宣布前，屏幕上只显示谁投了，谁也看不到选了什么；管机器的人在机器里查得到。宣布时，名字和选的一起公布。',
    hands: '谁举了手，在场的人都看得见。系统里只有两个人数的数，没有谁举了手，管机器的人也查不到。',
    rollCall: '谁答什么，在场的人都听得见，写进结果和记录；管机器的人也看得到。',
    secret: {
      tls: '您选了什么，现场的人都看不到；停止前，大家只看得到投了多少人。管机器的人要是投票时一直盯着，有可能对出来。',
      plain:
        '您选了什么，主持台、投影、别人的手机上都看不到；停止前，只显示投了多少人。管机器的人要是一直盯着，有可能对出来；这个网址没有加密，同一个无线网里懂行的人也有可能。不放心，点“换个地方投”，到票桌领纸票。',
    },
    booth: {
      tls: '工作人员知道您领了票条，看不到您选了什么，这台机器也不记。管机器的人要是一直盯着，又看着谁在投，有可能对出来。',
      plain:
        '工作人员知道您领了票条，主持台、投影上看不到您选了什么，这台机器也不记。管机器的人要是一直盯着，又看着谁在投，有可能对出来；这个网址没有加密，同一个无线网里懂行的人也有可能。',
    },
    lent: {
      tls: '工作人员知道您在这台平板上投，看不到您选了什么，平板也不记。管机器的人要是投票时一直盯着，有可能对出来。',
      plain:
        '工作人员知道您在这台平板上投，主持台、投影上看不到您选了什么，平板也不记。管机器的人要是一直盯着，有可能对出来；这个网址没有加密，同一个无线网里懂行的人也有可能。',
    },
    paper: '停止以后由两个人照着票面录，他们看得到选了什么，看不到是谁的。',
    desk: {
      tls: '手机投的，现场的人都看不到投了什么。',
      plain:
        '手机投的，主持台、投影、别人的手机上都看不到投了什么。可是这里的网址没有加密（http），同一个无线网里懂行的人有可能截到：要紧的投票，请换成 https 网址，或者用纸票。',
    },
  },
  {
    open: 'Until the result, screens show who has voted and nobody sees what; who runs the machine can look it up there. Names and choices are told with the result.',
    hands:
      'All in the room see whose hand is up. The system holds two counts and no hands; who runs the machine finds none there either.',
    rollCall:
      'All in the room hear who says what; it is in the result and the record, and who runs the machine sees it too.',
    secret: {
      tls: 'Nobody in the room sees what you choose; until voting stops, all see only how many have voted. Whoever runs the machine and watched it meanwhile could match votes to phones.',
      plain:
        'Neither the console nor the wall nor anybody’s phone shows what you choose; until voting stops they show only how many have voted. Whoever runs the machine and watched it could match votes to phones, and so might somebody skilled on the same Wi-Fi, for this address is not encrypted. If that worries you, press “Vote elsewhere” and ask for paper.',
    },
    booth: {
      tls: 'The staff know that you have a slip, not what you choose, and this tablet does not keep it. Whoever runs the machine and watched both it and who votes could match them.',
      plain:
        'The staff know that you have a slip; neither console nor wall shows what you choose, and this tablet does not keep it. Whoever runs the machine and watched both it and who votes could match them, and so might somebody skilled on the same Wi-Fi, for this address is not encrypted.',
    },
    lent: {
      tls: 'The staff know that you vote on this tablet, not what you choose, and it does not keep it. Whoever runs the machine and watched it meanwhile could match votes.',
      plain:
        'The staff know that you vote on this tablet; neither console nor wall shows what you choose, and it does not keep it. Whoever runs the machine and watched it could match votes, and so might somebody skilled on the same Wi-Fi, for this address is not encrypted.',
    },
    paper: 'After the stop two people enter it: they see what is marked, not whose it is.',
    desk: {
      tls: 'What was cast on a phone nobody in the room can see.',
      plain:
        'What was cast on a phone neither console nor wall nor other phones show. But this address is not encrypted (http): somebody skilled on the same Wi-Fi could catch it. For a vote that matters use an https address, or paper.',
    },
  },
)
