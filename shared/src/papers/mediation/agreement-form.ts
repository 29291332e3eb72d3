import { isOpinion } from '../../domain/mediation/settlement/agreed.ts'
import { sealedBy, type Revision, type Signature } from '../../domain/mediation/settlement/state.ts'
import type { Side } from '../../domain/mediation/party/schema.ts'
import { fragmentTitles } from '../../domain/mediation/settlement/text.ts'
import { dayInChinese, instantInChinese, sideNames, type CasePaper } from './case-paper.ts'
import { heading, sign, text, type FormBlock, type FormPaper, type SignLine } from './form.ts'
import { formOf } from './opening-forms.ts'

/** A part as it was finalised, line by line; a line that names a fragment is its heading. */
const linesOf = ({ quote }: Revision, part: string): readonly string[] =>
  (quote.fields[`words/${part}`] ?? '').split('\n').filter((line) => line !== '')

const titles: ReadonlySet<string> = new Set(Object.values(fragmentTitles))
export const partBlocks = (revision: Revision, part: string): readonly FormBlock[] =>
  linesOf(revision, part).map((line) => (titles.has(line) ? heading(line) : text(line)))

/** Who signed it; until it is in effect also those whose hand is still missing. Who mediates may change, the paper not. */
const mediatorsOf = ({ state }: CasePaper, { signed, effectiveOn }: Revision): readonly string[] => {
  const named = effectiveOn ? [] : state.case.mediators.map(({ participant }) => participant)
  return [...new Set([...named, ...Object.keys(signed.mediator)])]
}

/** Whose hand it takes; of what was in effect, whoever's it has, also of who is no party any more. */
function partiesOn(
  { state }: CasePaper,
  { signed, effectiveOn }: Revision,
): readonly (readonly [string, Side])[] {
  const { parties, former } = state.party
  const all = effectiveOn ? Object.keys(signed.party) : Object.keys(parties)
  return all.map((id) => [id, parties[id]?.side ?? former[id]!])
}

/** When, and who signed for them or sat beside them; empty where nobody has yet. */
function given({ nameOf }: CasePaper, id: string, signature: Signature | undefined): string {
  if (!signature) return ''
  const { at, by, beside } = signature
  if (by === id) return instantInChinese(at)
  return `${instantInChinese(at)}（${beside ? `在${nameOf(by)}面前` : `由${nameOf(by)}代签`}）`
}

function signsOf(paper: CasePaper, revision: Revision): readonly SignLine[] {
  const { signed, effectiveOn } = revision
  const { nameOf } = paper
  return [
    ...partiesOn(paper, revision).map(([id, side]) =>
      sign(`${sideNames[side]}（签名、盖章或按指印）`, nameOf(id), given(paper, id, signed.party[id])),
    ),
    ...mediatorsOf(paper, revision).map((id) =>
      sign('人民调解员（签名）', nameOf(id), given(paper, id, signed.mediator[id])),
    ),
    ...(Object.keys(signed.recorder).length > 0
      ? Object.entries(signed.recorder).map(([id, one]) =>
          sign('记录人（签名）', nameOf(id), given(paper, id, one)),
        )
      : [sign('记录人（签名）', '')]),
    sign('人民调解委员会（印章）', sealedBy(revision), effectiveOn ? dayInChinese(effectiveOn) : ''),
  ]
}

/** On what is printed for hands and a seal: true of the sheet before the seal as after it. */
const inForceOnceSealed = ({ committee }: Revision): readonly FormBlock[] =>
  committee === '' ? [] : [text(`本协议自各方签名并加盖${committee}印章之日起生效，盖章以前不生效。`)]

/** 64 digits in groups of eight, to be compared by eye. */
export const inGroups = (hash: string): string => hash.match(/.{8}/g)!.join(' ')

/** Of what a court did not confirm, beside the name of the paper: which version it was. */
export const notConfirmedTitle = (title: string, { number }: Revision): string =>
  `${title}（第${number}稿，法院未予确认）`

/**
 * 人民调解协议书 as it was finalised, the parties in the words that all agreed to and never as they are entered today; 和解意见
 * where no committee has set its seal, and none is to (调解法 8, 29). What waits for its seal says so.
 */
function agreementForm(paper: CasePaper, revision: Revision, form: string, title: string): FormPaper {
  const copies = partiesOn(paper, revision).length + 1
  const printed = formOf(
    paper,
    form,
    title,
    [
      ...partBlocks(revision, 'parties'),
      ...partBlocks(revision, 'facts'),
      heading('经调解，自愿达成如下协议'),
      ...partBlocks(revision, 'terms'),
      heading('履行方式、时限'),
      ...partBlocks(revision, 'performance'),
      text(`本协议一式${copies}份，当事人、人民调解委员会各持一份。`),
      ...inForceOnceSealed(revision),
      { kind: 'signs', lines: signsOf(paper, revision) },
      text(`第${revision.number}稿，文本指纹：`),
      text(inGroups(revision.quote.hash)),
    ],
    revision.quote.hash,
  )
  // A committee's seal on an earlier version is none on this one.
  return { ...printed, issuer: sealedBy(revision) || paper.station }
}

/** Every agreement that is on file: those that a court did not confirm as they were signed, and the final version that stands. */
export function agreementForms(paper: CasePaper): readonly FormPaper[] {
  const { earlier, revision } = paper.state.settlement
  const named = '人民调解协议书'
  return [
    ...earlier.map((one) =>
      agreementForm(paper, one, `agreement-${one.number}`, notConfirmedTitle(named, one)),
    ),
    ...(revision
      ? [agreementForm(paper, revision, 'agreement', isOpinion(revision) ? '和解意见' : named)]
      : []),
  ]
}
