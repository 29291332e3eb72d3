/**
 * A paper of one room of a mediation: what is put together with one side alone (单独谈), or the mediators' own notes. A
 * plain rich text in one fragment, the same as in the minutes; each room's is a doc of its own (decisions 11).
 */
export const WORKING = 'prose'

/** Version of the node types: who names an older number, or none, may read and not write (decisions 9). */
export const workingSchema = 1
