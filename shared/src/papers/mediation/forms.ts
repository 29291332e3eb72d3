import { agreementForm } from './agreement-form.ts'
import type { CasePaper } from './case-paper.ts'
import { confirmationForm } from './confirmation-form.ts'
import { backForm, contentsForm, coverForm, descriptionForm } from './dossier-forms.ts'
import type { FormPaper } from './form.ts'
import { applicationForm, registerForm, rightsForm } from './opening-forms.ts'
import { oralForm, talkForm, visitForm } from './talk-forms.ts'

/** Every form that a case has papers for now, in the order of its dossier. */
export function caseForms(paper: CasePaper): readonly FormPaper[] {
  const { case: part } = paper.state
  const nth = (all: readonly unknown[], form: (nth: number) => FormPaper | null) =>
    all.map((_, index) => form(index + 1))
  return [
    coverForm(paper),
    contentsForm(paper),
    ...(part.origin === 'applied' ? [applicationForm(paper)] : []),
    registerForm(paper),
    rightsForm(paper),
    ...nth(part.talks, (one) => talkForm(paper, one)),
    oralForm(paper),
    agreementForm(paper),
    ...nth(part.visits, (one) => visitForm(paper, one)),
    confirmationForm(paper),
    descriptionForm(paper),
    backForm(paper),
  ].filter((form) => form !== null)
}

/** A form by its name in an address; null where the case has none. */
export const caseForm = (paper: CasePaper, form: string): FormPaper | null =>
  caseForms(paper).find((one) => one.form === form) ?? null
