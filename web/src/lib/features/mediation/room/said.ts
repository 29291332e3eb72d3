/** A line of a closed room as it is drawn. */
export type SaidLine = {
  readonly id: string
  readonly own: boolean
  /** Said by the side whose room it is, or by who acts for it; else by a mediator. */
  readonly ofSide: boolean
  /** What the person is called here. */
  readonly who: string
  /** The same for a round badge. */
  readonly short: string
  /** Which of the six colours of people. */
  readonly tone: number
  readonly at: number
  readonly words: string
  /** The mediators ask to tell this; null while they do not, or once it was answered. */
  readonly asks: string | null
  readonly told: 'yes' | 'no' | null
}
