/** How high the parts of a 票选结果报告单 stand in print, in mm; a little more than they come to. */

const lineMm = 6.2
/** Letters of the title to a line: less where long 正字 stand beside it. */
const titleChars = (most: number): number => (most > 15 ? 12 : 16)

/** Letters of the Latin alphabet are half as wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign < '\u2000' ? 0.5 : 1), 0)

/**
 * A row of the table: as many lines as its title needs.
 * @param most votes of the candidate who has most
 */
export const rowMm = (title: string, most: number): number =>
  5.6 + lineMm * Math.max(1, Math.ceil(widthOf(title) / titleChars(most)))

/** Below the head, and below the line that stands for it on further sheets. */
export const roomMm = { first: 172, next: 230 } as const

const ruleChars = 38
const ruleMm = 7.6
const signsToALine = 3

/** What stands under the last row: the rule, the signatures, the fingerprint with its code. */
export const footMm = (told: string, signs: number): number =>
  4 + ruleMm * Math.ceil(widthOf(told) / ruleChars) + 22 * Math.ceil(signs / signsToALine) + 46
