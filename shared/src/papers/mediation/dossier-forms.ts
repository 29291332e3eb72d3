import { pieceNames, piecesOf, type PieceLine } from '../../domain/mediation/dossier/pieces.ts'
import {
  caseNumber,
  bothSides,
  instantInChinese,
  issuerOf,
  mediatorNames,
  type CasePaper,
} from './case-paper.ts'
import { field, lines, sign, text, type FormPaper } from './form.ts'
import { formOf } from './opening-forms.ts'

export const retentionNames = { short: '短期（五年）', long: '长期（十年）', permanent: '永久' } as const

const reachedOn = ({ state }: CasePaper, ...phases: readonly string[]): string => {
  const step = state.case.course.find(({ phase }) => phases.includes(phase))
  return step ? instantInChinese(step.at) : ''
}

/** 立卷人: who put it in the archive; nobody before. */
const archivist = ({ state: { case: part }, nameOf }: CasePaper): string =>
  part.archivedBy === '' ? '' : nameOf(part.archivedBy)

/** 人民调解卷宗: its cover. */
export const coverForm = (paper: CasePaper): FormPaper => {
  const { retention, title, phase } = paper.state.case
  const until = reachedOn(paper, 'effective', 'failed', 'terminated', 'refused')
  return formOf(paper, 'cover', '人民调解卷宗', [
    {
      kind: 'fields',
      rows: [
        [field('卷名', `${bothSides(paper)}${title}`)],
        [field('卷号', caseNumber(paper.state.case))],
        [field('人民调解员', mediatorNames(paper))],
        [field('调解日期', `${reachedOn(paper, 'registered')}至${until}`)],
        [
          field('立卷人', archivist(paper)),
          field('立卷日期', phase === 'archived' ? reachedOn(paper, 'archived') : ''),
        ],
        [field('保管期限', retention ? retentionNames[retention] : '')],
      ],
    },
  ])
}

/** Which agreements a court did not confirm: they are in the dossier beside the one that stands, or instead of it. */
const notConfirmedNote = ({ state: { settlement } }: CasePaper): string => {
  const { earlier, revision } = settlement
  if (earlier.length === 0) return ''
  const which = earlier.map(({ number }) => `第${number}稿`).join('、')
  return `（${revision?.effectiveOn ? '另有' : '只有'}法院未予确认的${which}）`
}

const said = (paper: CasePaper, { piece, status, who }: PieceLine): string => {
  const { nameOf } = paper
  if (status === 'there') return piece === 'agreement' ? `有${notConfirmedNote(paper)}` : '有'
  if (status === 'later') return '还没到时候'
  if (status === 'none') return '本卷没有'
  return who.length > 0 ? `缺：${who.map(nameOf).join('、')}` : '缺'
}

/** 卷内目录: every piece, those that are missing by name, and the files with their hashes. */
export const contentsForm = (paper: CasePaper): FormPaper => {
  const { dossier } = paper.state
  const pieces = piecesOf(paper.state)
  const files = pieces.flatMap(({ piece }) =>
    Object.entries(dossier.files)
      .filter(([, file]) => file.piece === piece)
      .map(([id, { name, sha256, of }]) => [
        pieceNames[piece].zh + (piece === 'identity' && of !== null ? `（${paper.nameOf(of)}）` : ''),
        paper.lost?.includes(id) ? `${name}（文件已丢失）` : name,
        sha256.slice(0, 16),
      ]),
  )
  const lost = paper.lost?.length ?? 0
  const missing = pieces.filter(({ status }) => status === 'missing').length
  return formOf(paper, 'contents', '卷内目录', [
    {
      kind: 'table',
      head: ['序号', '材料', '情况'],
      rows: [
        ...pieces.map((line, index) => [String(index + 1), pieceNames[line.piece].zh, said(paper, line)]),
        [String(pieces.length + 1), '封底', '有'],
      ],
    },
    text(missing > 0 ? `还缺${missing}份。` : '材料齐全。'),
    ...(lost > 0 ? [text(`另有${lost}个文件登记过，在机器上找不到了。`)] : []),
    ...(files.length > 0
      ? [
          text('卷内文件，附文件指纹（SHA-256）前十六位：'),
          { kind: 'table', head: ['材料', '文件', '指纹'], rows: files } as const,
        ]
      : []),
  ])
}

/** 卷宗情况说明 */
export const descriptionForm = (paper: CasePaper): FormPaper => {
  const { description } = paper.state.dossier
  return formOf(paper, 'description', '卷宗情况说明', [
    ...lines(description || '（还没有写）'),
    { kind: 'signs', lines: [sign('立卷人', archivist(paper)), sign('人民调解委员会（印章）', '')] },
  ])
}

/** 封底 */
export const backForm = (paper: CasePaper): FormPaper =>
  formOf(paper, 'back', '封底', [
    text(`${issuerOf(paper)}`),
    text(caseNumber(paper.state.case)),
    { kind: 'signs', lines: [sign('立卷人', archivist(paper)), sign('检查人', '')] },
  ])
