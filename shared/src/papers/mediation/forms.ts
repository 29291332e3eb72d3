import { agreementForms } from './agreement-form.ts'
import type { CasePaper } from './case-paper.ts'
import { confirmationForms } from './confirmation-form.ts'
import { backForm, contentsForm, coverForm, descriptionForm } from './dossier-forms.ts'
import type { FormPaper } from './form.ts'
import { applicationForm, registerForm, rightsForm } from './opening-forms.ts'
import { consultationForm, oralForm, talkForm, visitForm } from './talk-forms.ts'

/** Every form that a case has papers for now, in the order of its dossier. */
function caseForms(paper: CasePaper): readonly FormPaper[] {
  const { case: part } = paper.state
  const nth = (all: readonly unknown[], form: (nth: number) => FormPaper | null) =>
    all.map((_, index) => form(index + 1))
  return [
    coverForm(paper),
    contentsForm(paper),
    ...(part.origin === 'applied' ? [applicationForm(paper)] : []),
    registerForm(paper),
    rightsForm(paper),
    ...nth(part.consultations, (one) => consultationForm(paper, one)),
    ...nth(part.talks, (one) => talkForm(paper, one)),
    oralForm(paper),
    ...agreementForms(paper),
    ...nth(part.visits, (one) => visitForm(paper, one)),
    ...confirmationForms(paper),
    descriptionForm(paper),
    backForm(paper),
  ].filter((form) => form !== null)
}

/** What the dossier says of itself, and what a lawyer or a visit brought, is for those who keep it. */
const ofDossier = /^(cover|contents|description|back|(consultation|visit)-.*)$/

/** The forms that somebody may have: `keeps` who mediates, or the committee. */
export const formsFor = (paper: CasePaper, keeps: boolean): readonly FormPaper[] =>
  caseForms(paper).filter(({ form }) => keeps || !ofDossier.test(form))
