/** Whose key opens what. */
export type Holders = {
  /** Of a stream or a doc, by its name; null for what lies open. */
  readonly ofName: (name: string) => string | null
  /** Whether the first event of this stream makes the key. Whatever else is sealed finds one there. */
  readonly begins: (stream: string) => boolean
  /** Of the names of people who come to something; null for what lies open. */
  readonly ofGathering: (id: string, has: (holder: string) => boolean) => string | null
}

const sealed = /^(?:case|caucus)\/([^/]+)/
/** Beside a station and under its id, which is therefore not the name of its key. */
const beside = /^screening\/[^/]+$/

/** One key a case, with its private rooms, its drafts and files, and the names of its people (decisions 11); one for what a station finds when it goes round. */
export const caseHolders: Holders = {
  ofName: (name) => sealed.exec(name)?.[1] ?? beside.exec(name)?.[0] ?? null,
  begins: (stream) => stream.startsWith('case/') || beside.test(stream),
  ofGathering: (id, has) => (has(id) ? id : null),
}
