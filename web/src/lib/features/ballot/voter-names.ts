import { rollTexts } from '#lib/features/roll/texts.ts'
import { speak } from '#lib/i18n/texts.ts'
import { visitOf } from '#lib/live/visit.svelte.ts'

/** Who votes or counts is called by name, grid workers too: a table of votes tells each from all others. */
export function voterNames(): (participant: string) => string {
  const visit = visitOf()
  const { erased } = speak(rollTexts)
  return (participant) => visit.nameOf(participant) || erased
}
