/**
 * How the public reads one member of an event.
 * `open` as it is · `words` what somebody wrote: as it is, or what the reviewer put in its place · `person` 某网格居民,
 * or name and post of who acts in office · `closed` not at all
 */
export type Plainly = 'open' | 'words' | 'person' | 'closed'

/** The same for a member that holds others. Of a record by name, the reading depends on the name. */
export type ReadingOf<Member> =
  | Plainly
  | (Member extends readonly (infer Item)[]
      ? { readonly each: ReadingOf<Item> }
      : Member extends object
        ? string extends keyof Member
          ? { readonly named: (name: string) => Plainly }
          : { readonly [Name in keyof Member]: ReadingOf<Member[Name]> }
        : never)

/** Not even its type: for events that are not public. */
type Hidden = 'hidden'

/** How the public reads every event of a noun; a forgotten member does not compile. Who did it is always a `person`. */
export type Disclosures<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]:
    | Hidden
    | {
        readonly [Name in Exclude<keyof Extract<Event, { type: Type }>, 'type' | 'v'>]: ReadingOf<
          Extract<Event, { type: Type }>[Name]
        >
      }
}
