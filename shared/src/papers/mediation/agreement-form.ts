import { isOpinion } from '../../domain/mediation/settlement/agreed.ts'
import type { Revision } from '../../domain/mediation/settlement/state.ts'
import { fragmentTitles } from '../../domain/mediation/settlement/text.ts'
import { dayInChinese, instantInChinese, sideNames, type CasePaper } from './case-paper.ts'
import { heading, sign, text, type FormBlock, type FormPaper, type SignLine } from './form.ts'
import { formOf } from './opening-forms.ts'

/** A part as it was finalised, line by line; a line that names a fragment is its heading. */
const linesOf = ({ quote }: Revision, part: string): readonly string[] =>
  (quote.fields[`words/${part}`] ?? '').split('\n').filter((line) => line !== '')

const titles: ReadonlySet<string> = new Set(Object.values(fragmentTitles))
const partBlocks = (revision: Revision, part: string): readonly FormBlock[] =>
  linesOf(revision, part).map((line) => (titles.has(line) ? heading(line) : text(line)))

/** Who signed it; until it is in effect also those whose hand is still missing. Who mediates may change, the paper not. */
const mediatorsOf = ({ state }: CasePaper, { signed, effectiveOn }: Revision): readonly string[] => {
  const named = effectiveOn ? [] : state.case.mediators.map(({ participant }) => participant)
  return [...new Set([...named, ...Object.keys(signed.mediator)])]
}

function signsOf(paper: CasePaper, revision: Revision): readonly SignLine[] {
  const { signed, seal, effectiveOn } = revision
  const { state, nameOf } = paper
  const on = (at: number | undefined) => (at === undefined ? '' : instantInChinese(at))
  return [
    ...Object.entries(state.party.parties).map(([id, { side }]) =>
      sign(`${sideNames[side]}（签名、盖章或按指印）`, nameOf(id), on(signed.party[id]?.at)),
    ),
    ...mediatorsOf(paper, revision).map((id) =>
      sign('人民调解员（签名）', nameOf(id), on(signed.mediator[id]?.at)),
    ),
    ...(Object.keys(signed.recorder).length > 0
      ? Object.entries(signed.recorder).map(([id, { at }]) => sign('记录人（签名）', nameOf(id), on(at)))
      : [sign('记录人（签名）', '')]),
    sign('人民调解委员会（印章）', seal?.committee ?? '', effectiveOn ? dayInChinese(effectiveOn) : ''),
  ]
}

/** 64 digits in groups of eight, to be compared by eye. */
export const inGroups = (hash: string): string => hash.match(/.{8}/g)!.join(' ')

/**
 * 人民调解协议书 as it was finalised, the parties in the words that all agreed to and never as they are entered today; 和解意见 as long as no committee has set its seal (调解法 8, 29). Null before there is a
 * final version.
 */
export function agreementForm(paper: CasePaper): FormPaper | null {
  const { revision } = paper.state.settlement
  if (!revision) return null
  const copies = Object.keys(paper.state.party.parties).length + 1
  return formOf(
    paper,
    'agreement',
    isOpinion(revision) ? '和解意见' : '人民调解协议书',
    [
      ...partBlocks(revision, 'parties'),
      ...partBlocks(revision, 'facts'),
      heading('经调解，自愿达成如下协议'),
      ...partBlocks(revision, 'terms'),
      heading('履行方式、时限'),
      ...partBlocks(revision, 'performance'),
      text(`本协议一式${copies}份，当事人、人民调解委员会各持一份。`),
      { kind: 'signs', lines: signsOf(paper, revision) },
      text(`第${revision.number}稿，文本指纹：`),
      text(inGroups(revision.quote.hash)),
    ],
    revision.quote.hash,
  )
}
