import { caseOf } from '#lib/live/case-visit.svelte.ts'
import { TypedForm, type Fields } from '#lib/live/typed-form.svelte.ts'

/**
 * A form of the case that is open here, kept as it is typed. `CaseVisit.forget` drops all of them.
 * @param form which one: no two forms of a case have one name
 */
export function typedInCase<Form extends Fields>(form: string, blank: Form): TypedForm<Form> {
  const { kept, actor, id } = caseOf()
  return new TypedForm(kept, `typed/${actor?.id ?? ''}/${id}/${form}/`, blank)
}
