import type { AudienceClass } from '../../decider.ts'
import type { Audiences } from '../../rules-table.ts'
import type { SecretEvent } from './evolve.ts'
import type { Helped, Ruling, SecretBallot, SecretCount } from './state.ts'

const everyone: readonly AudienceClass[] = ['public']

/** What was marked nobody sees before it is announced, but those who certify the count; staff do not. */
export const secretAudiences: Audiences<SecretEvent> = {
  'ballot.secretOpened': () => everyone,
  'ballot.slipsPrepared': () => everyone,
  'ballot.slipGiven': () => everyone,
  'ballot.slipTakenBack': () => everyone,
  'ballot.slipsDropped': () => everyone,
  // That somebody cannot read is nobody’s business in the room.
  'ballot.helped': ({ participant, helper }) => ['staff', `person:${participant}`, `person:${helper}`],
  'ballot.sheetRuled': () => everyone,
  'ballot.rulingShown': ({ participant }) => [`person:${participant}`],
  'ballot.turnedToPaper': () => everyone,
  'ballot.sealed': () => everyone,
  'ballot.counted': ({ participant }) => [`person:${participant}`],
  'ballot.signed': () => everyone,
  'ballot.sentBack': () => everyone,
  'ballot.announced': () => everyone,
  'ballot.lotCalled': () => everyone,
  'ballot.numberSealed': () => everyone,
  'ballot.numberOpened': () => everyone,
  'ballot.lotDrawn': () => everyone,
  'ballot.restDecided': () => everyone,
}

/** A secret ballot as someone in these classes may know it. */
export function redactSecret(ballot: SecretBallot, classes: readonly AudienceClass[]): SecretBallot {
  const mine = (people: readonly string[]) => people.filter((one) => classes.includes(`person:${one}`))
  const seen = (count: SecretCount): SecretCount => {
    const shownTo = mine(count.shownTo)
    return { ...count, shownTo, outcome: shownTo.length > 0 ? count.outcome : null }
  }
  const asSeen = (ruling: Ruling): Ruling => {
    const shownTo = mine(ruling.shownTo)
    return { ...ruling, shownTo, ruled: shownTo.length > 0 ? ruling.ruled : null }
  }
  const isKnown = ({ participant, helper }: Helped): boolean =>
    classes.includes('staff') || [participant, helper].some((one) => classes.includes(`person:${one}`))
  return {
    ...ballot,
    helped: ballot.helped.filter(isKnown),
    rulings: ballot.rulings.map(asSeen),
    counts: ballot.counts.map(seen),
  }
}
