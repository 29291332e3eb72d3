import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { BoxContents } from '../domain/boxes.ts'
import { standingCount } from '../domain/ballot/secret/state.ts'
import type { AskedTerms } from '../domain/ballot/secret/terms.ts'
import type { Brief } from '../domain/election/schema.ts'
import type { MeetingState } from '../domain/meeting-state.ts'

/** 票选 of one among all that the motion offers. */
export const plainTerms: AskedTerms = {
  ...{ rule: 'threshold', seats: 1, budget: null, scoreMax: null, points: null },
  ...{ costs: [], among: [], binding: false },
}

/** 项目说明 of a candidate that this unit would carry out. */
export const briefOf = (unit: string): Brief => ({
  ...{
    investment: 5_000_000,
    unit,
    due: Date.UTC(2026, 11, 31),
    content: '清排水口、换盖板',
    place: '北园新村',
  },
})

const hexOf = (words: string): string => bytesToHex(sha256(utf8ToBytes(words)))

/** A sealed box with these papers, each with a tag and a receipt of its own. */
export const boxWith = (
  papers: readonly string[],
  issued = papers.length,
  {
    handedOut,
    sheets,
    waiting = false,
    entered = sheets !== null,
  }: Pick<BoxContents, 'sheets'> &
    Partial<Pick<BoxContents, 'waiting' | 'entered'>> & { readonly handedOut: number } = {
    ...{ handedOut: 0, sheets: null },
  },
): BoxContents => ({
  issued,
  bySlip: { phone: issued - handedOut, booth: 0, paper: handedOut },
  ...{ sheets, waiting, entered },
  ballots: papers
    .map((paper, index) => ({ tag: hexOf(`tag ${index}`).slice(0, 32), paper }))
    .sort((a, b) => (a.tag < b.tag ? -1 : 1)),
  nullifiers: papers.map((_, index) => hexOf(`token ${index}`)).sort(),
})

/** What whoever signs this ballot has before them. */
export function fingerprintOf({ ballot: { secret } }: MeetingState, ballot: string): string {
  const standing = secret[ballot] && standingCount(secret[ballot])
  return standing?.sealing.fingerprint ?? ''
}
