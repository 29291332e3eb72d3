import { randomBytes } from 'node:crypto'
import { tagBytes, tokenBytes } from '@linyi/shared/box/token'
import type { Actor } from '@linyi/shared/domain/decider'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import type { Sheet, Storage } from '../storage/port.ts'
import type { LiveBox } from './live-box.ts'

export type SheetsAre = { readonly is: 'waiting' | 'entered' }

const hexOf = (bytes: number): string => randomBytes(bytes).toString('hex')

/** Nobody has the token or the tag: they only make papers from paper look like all others. */
const sheetOf = (paper: string): Sheet => ({ nullifier: hexOf(tokenBytes), tag: hexOf(tagBytes), paper })

/**
 * What came back on paper, read off the sheets by two people apart: it goes in when both entered the same. A sheet may be
 * filled in as no phone would let one; it is as long as every paper, and the count says what is void.
 */
export async function enterSheets(
  live: LiveBox,
  actor: Actor,
  papers: readonly string[],
  storage: Pick<Storage, 'enterSheets'>,
): Promise<Result<SheetsAre, Rejection>> {
  const { paperChars, counts } = live.terms()
  if (papers.some((paper) => paper.length !== paperChars)) return fail(reject('box.badPaper'))
  const teller = live.rules.tellerOf(live.room.ahead().state, live.box, actor, papers)
  if (!teller.ok) return teller
  const became = await storage.enterSheets(live.box, teller.value, papers.map(sheetOf), counts)
  if (became === 'waiting' || became === 'entered') return ok({ is: became })
  if (became === 'differs') return fail(reject('box.sheetsDiffer'))
  return fail(reject(became === 'sealed' ? 'box.closed' : 'box.sheetsEntered'))
}
