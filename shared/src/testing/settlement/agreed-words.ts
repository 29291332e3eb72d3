import * as Y from 'yjs'
import { appendBlocks, appendWords } from '../../docs/settlement/edits.ts'
import { quoteSettlement } from '../../docs/settlement/quote.ts'

/** A settlement in which nothing is missing: a deed by a day, and a payment by another. */
export const writeAgreed = (doc: Y.Doc): void => {
  appendWords(doc, 'prose/parties', '甲方：许某。', '乙方：步溪村第二村民小组。')
  appendWords(doc, 'prose/facts', '甲方出嫁后户口没迁，乙方分红没算她。')
  appendWords(doc, 'prose/disputes', '分红算不算甲方的。')
  appendWords(doc, 'prose/responsibilities', '乙方认：漏算了。')
  appendWords(doc, 'prose/terms', '乙方补给甲方1500元（壹仟伍佰元整）。')
  appendBlocks(doc, 'prose/performance', [
    { block: 'instalment', amountFen: 0, dueOn: '2026-09-28', payer: 'b', line: ['写进村民小组台账并公示'] },
    { block: 'instalment', amountFen: 150_000, dueOn: '2026-10-15', payer: 'b', line: ['付第一笔'] },
  ])
}

export const agreedDoc = (): Y.Doc => {
  const doc = new Y.Doc()
  writeAgreed(doc)
  return doc
}

export const agreedQuote = quoteSettlement(agreedDoc())
