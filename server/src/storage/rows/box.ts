/**
 * Where a box stands. `open` · `sealed` for a count: nothing goes in · `closing`: over, but the order in which it was
 * filled is still on the disk · `closed`: gone from there; which of its papers came back on paper is still known, so that
 * two may put them right · `settling`: that is not to be known any more, and is still on the disk · `settled`: gone from
 * there · `lost`: what was in it is in no copy of a store (decisions 7)
 */
export type BoxState = 'open' | 'sealed' | 'closing' | 'closed' | 'settling' | 'settled' | 'lost'

export type BoxRow = {
  readonly stream: string
  readonly state: BoxState
  /** SPKI and PKCS #8 in PEM; null before somebody needs them, the private one also once the box is over. */
  readonly publicKey: string | null
  readonly privateKey: string | null
}

/**
 * A box that comes to be, or of one that was reserved before (`isNew` false) that its use begins: what was lost of that
 * with a copy comes to be anew, empty. The lines in `given` are spent from the start, by printed slips.
 */
export type BoxOpening = { readonly box: string; readonly isNew: boolean; readonly given: readonly string[] }

/**
 * What happens to a box after it came to be. No row of it knows when, or after what: slips, spent tokens and papers
 * are three tables in the order of their own keys.
 */
export type BoxWrite = { readonly box: string } & (
  | {
      readonly write: 'issue'
      readonly slip: string
      readonly way: string
      /** Names what it was spent for: the same again is no second time. */
      readonly spentFor: string
      /** No slip is spent any more; what one was spent for may be asked for again. */
      readonly onlyAgain: boolean
    }
  /**
   * Codes of printed slips, each as its hash: those of before that nobody used are worth nothing any more. So none are
   * made while a printed slip that was handed out (`way`) is not used.
   */
  | { readonly write: 'print'; readonly way: string; readonly codes: readonly string[] }
  /**
   * Spends a code for what is named, the same again as often as it is asked for; for null it only asks whether it could
   * be. No more codes are spent than printed slips were handed out (`way`), whichever of them: a code belongs to nobody.
   */
  | {
      readonly write: 'redeem'
      readonly code: string
      readonly way: string
      readonly spentFor: string | null
      readonly onlyAgain: boolean
    }
  /** Gives a slip back against its token, which from then on is spent; the same again changes nothing. */
  | { readonly write: 'surrender'; readonly slip: string; readonly way: string; readonly nullifier: string }
  | {
      readonly write: 'cast'
      readonly nullifier: string
      /** Names the whole of what was cast: the same again is no second time. */
      readonly bodyHash: string
      readonly tag: string
      readonly paper: string
    }
)

export type BoxKeys = { readonly publicKey: string; readonly privateKey: string }

export type BoxOutcome = { readonly ok: true } | { readonly ok: false; readonly why: BoxRefusal }

/** `codeUnknown`: not printed for this box, or printed anew since · `slipFree`: not issued, and for a code not handed out · `slipsOut`: some that were handed out are not used */
export type BoxRefusal =
  'slipSpent' | 'slipFree' | 'tokenSpent' | 'boxSealed' | 'sheetsEntered' | 'codeUnknown' | 'slipsOut'

/** Everything in a box, each list in the order of its keys. */
export type StoredBox = {
  readonly slips: readonly { readonly slip: string; readonly way: string }[]
  /** How many printed slips are good or were used, and how many of them were used. */
  readonly codes: { readonly printed: number; readonly used: number }
  readonly nullifiers: readonly string[]
  readonly papers: readonly { readonly tag: string; readonly paper: string }[]
  /** How many of them were entered from paper; null before two had entered the same. */
  readonly sheets: number | null
  /** How often it had been counted when those were read; null where nobody has, or knows it any more. */
  readonly sheetsAfter: number | null
  /** Somebody has entered sheets, and nobody else the same yet. */
  readonly waiting: boolean
  /** Places in the pile, from 0, at which those who have entered it read something else; empty while one alone has. */
  readonly differing: readonly number[]
}

/** A paper that came back on paper, with a token and a tag that nobody has. */
export type Sheet = { readonly nullifier: string; readonly tag: string; readonly paper: string }

/**
 * What became of sheets: `waiting` for somebody else to enter the same · `entered` · `differs` from what
 * somebody else entered: neither counts, both stay to be put right · `otherwise`: other ones were entered before · `sealed`
 */
export type SheetsOutcome = 'waiting' | 'entered' | 'differs' | 'otherwise' | 'sealed'
