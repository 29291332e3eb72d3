import { screeningHere } from '#lib/live/screening-visit.svelte.ts'
import { TypedForm, type Fields } from '#lib/live/typed-form.svelte.ts'

/**
 * A form of the screening that is open here, kept as it is typed.
 * @param form which one, and of which round and finding: no two have one name
 */
export function typedInScreening<Form extends Fields>(form: string, blank: Form): TypedForm<Form> {
  const { kept, station, room } = screeningHere()
  return new TypedForm(kept, `typed/${room.actor?.id ?? ''}/${station}/screening/${form}/`, blank)
}
