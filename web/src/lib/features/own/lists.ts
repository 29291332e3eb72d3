import type { OwnMeetingView } from '@linyi/shared/protocol/page-views'
import type { recordTexts } from '#lib/features/record/texts.ts'
import type { ownTexts } from './texts.ts'

export type OwnLine = { readonly text: string; readonly note: string }
export type OwnList = { readonly title: string; readonly lines: readonly OwnLine[] }

type Words = {
  readonly t: (typeof ownTexts)['zh']
  readonly stances: (typeof recordTexts)['zh']['stances']
  readonly choices: (typeof recordTexts)['zh']['choices']
  readonly hour: (at: number) => string
  /** Joins parts of a sentence; empty ones are left out. */
  readonly said: (parts: readonly string[]) => string
}

/** What somebody did in a meeting, list by list; what they did not do is left out. */
export function ownLists(
  meeting: OwnMeetingView,
  { t, stances, choices, hour, said }: Words,
): readonly OwnList[] {
  const plain = (text: string): OwnLine => ({ text, note: '' })
  const lists: readonly OwnList[] = [
    {
      title: t.proposals,
      lines: meeting.proposals.map(({ text, at, status, questions, for: name }) => ({
        text,
        note: said([
          hour(at),
          t.statuses[status],
          name ? t.writtenFor(name) : '',
          ...questions.flatMap(({ question, answer }) => [
            t.asked(question),
            answer ? t.answered(answer.text) : '',
          ]),
        ]),
      })),
    },
    { title: t.issues, lines: meeting.issues.map(({ title, detail }) => ({ text: title, note: detail })) },
    { title: t.seconds, lines: meeting.seconds.map(plain) },
    {
      title: t.turns,
      lines: meeting.turns.map(({ about, stance, startedAt, endedAt }) => ({
        text: said([stances[stance], about]),
        note: `${hour(startedAt)}–${hour(endedAt)}`,
      })),
    },
    { title: t.points, lines: meeting.points.map(({ text, ruling }) => ({ text, note: ruling })) },
    { title: t.motions, lines: meeting.motions.map(plain) },
    {
      title: t.votes,
      lines: meeting.votes.map(({ motion, choice, at }) => ({
        text: said([motion, choices[choice as keyof typeof choices]]),
        note: hour(at),
      })),
    },
    {
      title: t.helped,
      lines: meeting.helped.map(({ motion, help }) => ({ text: motion, note: t.helps[help] })),
    },
    { title: t.handedOver, lines: meeting.handedOver.map(({ text, at }) => ({ text, note: hour(at) })) },
  ]
  return lists.filter(({ lines }) => lines.length > 0)
}
