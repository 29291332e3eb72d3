import { blindedMessage, castRequest, handedName, token, votingPaper } from '@linyi/shared/box/request'
import { slipCode } from '@linyi/shared/box/slip-code'
import { instant, participantId } from '@linyi/shared/domain/fields'
import { ULID } from '@linyi/shared/lib/ids'
import { limits } from '@linyi/shared/lib/limits'
import { fail, ok } from '@linyi/shared/lib/result'
import { boxPaths } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import type { Edge } from '../edge.ts'
import { route, type Route } from '../route.ts'
import { nothing } from './answers.ts'

const look = (edge: Edge): Route =>
  route({
    method: 'get',
    path: boxPaths.look('{box}'),
    does: 'A ballot box: its key, since when papers go in, how many there are; once its result was announced, everything in it.',
    who: 'anyone',
    answer: z.object({
      publicKey: z
        .object({ n: z.string(), e: z.string() })
        .describe('RSA, hex; signs tokens blindly (RFC 9474, RSABSSA-SHA384-PSS-Deterministic)'),
      castsFrom: instant,
      issuesUntil: instant.nullable(),
      open: z.boolean(),
      paperChars: z.number().describe('Every paper is exactly so long'),
      papers: z.number().describe('As people are told, every three seconds at most'),
      serverNow: instant,
      face: z.unknown().describe('What its papers ask, as the rules of its stream say it'),
      receipts: z.array(z.string()).nullable().describe('SHA-256 of each spent token, hex, ascending'),
      ballots: z
        .array(z.object({ tag: z.string(), paper: z.string() }))
        .nullable()
        .describe('In the order of their tags; nothing joins them to receipts'),
    }),
    problems: ['box.unknown'],
    async run({ params }) {
      const view = await edge.boxes.look(params['box']!)
      if (!view.ok) return view
      const { published, ...rest } = view.value
      const inside = { receipts: published?.nullifiers ?? null, ballots: published?.papers ?? null }
      return ok({ body: { ...rest, serverNow: edge.now(), ...inside } })
    },
  })

const issue = (edge: Edge): Route =>
  route({
    method: 'post',
    path: boxPaths.token('{box}'),
    does: 'Signs the blinded message of a voter whose slip is free, and the same one again as often as it is asked for. With `slip` at a shared tablet, for the line of whoever stands before it.',
    who: 'login',
    body: z.strictObject({ blinded: blindedMessage, slip: participantId.optional() }),
    answer: z.object({ blindSig: z.string() }),
    problems: [
      ...(['box.unknown', 'box.noSlip', 'box.tokenIssued', 'box.issuingOver', 'box.closed'] as const),
      ...(['stream.notFound', 'who.door'] as const),
    ],
    async run({ params, body, login }) {
      const issued = await edge.boxes.issue(params['box']!, login!, body.blinded, body.slip ?? null)
      return issued.ok ? ok({ body: issued.value }) : issued
    },
  })

const surrender = (edge: Edge): Route =>
  route({
    method: 'post',
    path: boxPaths.surrender('{box}'),
    does: 'Gives back a token that was not cast: it is worth nothing from then on, and the slip is free again.',
    who: 'login',
    body: z.strictObject({ token, sig: blindedMessage }),
    answer: nothing,
    problems: [
      ...(['box.unknown', 'box.noSlip', 'box.badToken', 'box.spent'] as const),
      ...(['box.nothingToGiveBack', 'box.closed'] as const),
    ],
    async run({ params, body, login }) {
      const given = await edge.boxes.surrender(params['box']!, login!, body)
      return given.ok ? ok({ body: {} }) : given
    },
  })

/** Something to vote with, given to somebody by who keeps the door: it spends their line. */
const handing = (edge: Edge, what: 'handOut' | 'handSlip', path: string, does: string): Route =>
  route({
    method: 'post',
    path,
    does: `${does} \`sheet\` names the one, by 16 bytes of chance in hex: the same request again is no second.`,
    who: 'login',
    body: z.strictObject({ participant: participantId, sheet: handedName }),
    answer: nothing,
    problems: ['box.unknown', 'box.noSlip', 'box.tokenIssued', 'box.issuingOver', 'box.closed', 'who.door'],
    async run({ params, body, login }) {
      const given = await edge.boxes[what](params['box']!, login!, body.participant, body.sheet)
      return given.ok ? ok({ body: {} }) : given
    },
  })

const handOut = (edge: Edge): Route =>
  handing(
    edge,
    'handOut',
    boxPaths.paper('{box}'),
    'Notes that somebody was handed a voting paper, so that no phone and no tablet votes for them.',
  )

const handSlip = (edge: Edge): Route =>
  handing(
    edge,
    'handSlip',
    boxPaths.handSlip('{box}'),
    'Notes that somebody was handed a printed slip, whichever, so that nothing else votes for them.',
  )

const redeem = (edge: Edge): Route =>
  route({
    method: 'post',
    path: boxPaths.redeem('{box}'),
    does: 'Signs the blinded message of whoever has a printed slip, in the booth or on any phone, once for each code, and the same again as often as it is asked for. Without `blinded` it says whether the code is good, and spends nothing.',
    who: 'nobody',
    body: z.strictObject({ code: slipCode, blinded: blindedMessage.optional() }),
    answer: z.object({ blindSig: z.string().optional() }),
    problems: [
      ...(['box.unknown', 'box.codeUnknown', 'box.codeUsed', 'box.notHandedOut'] as const),
      ...(['box.tooManyCodes', 'box.closed'] as const),
    ],
    async run({ params, body: { code, blinded } }) {
      const box = params['box']!
      if (!ULID.test(box)) return fail({ code: 'box.unknown' })
      const answer = await (blinded === undefined
        ? edge.boxes.askCode(box, code)
        : edge.boxes.redeem(box, code, blinded))
      return answer.ok ? ok({ body: answer.value }) : answer
    },
  })

const print = (edge: Edge): Route =>
  route({
    method: 'post',
    path: boxPaths.print('{box}'),
    does: 'Makes the codes of slips, as many as the roll has lines, and shows them this once. Earlier ones that nobody used are worth nothing any more, so none are made while one that was handed out is not used.',
    who: 'login',
    body: z.strictObject({}),
    answer: z.object({ codes: z.array(slipCode) }),
    problems: ['box.unknown', 'box.closed', 'box.slipsOut', 'who.officer'],
    async run({ params, login }) {
      const printed = await edge.boxes.print(params['box']!, login!)
      return printed.ok ? ok({ body: { codes: printed.value } }) : printed
    },
  })

const slips = (edge: Edge): Route =>
  route({
    method: 'get',
    path: boxPaths.slips('{box}'),
    does: 'Which slips are spent, and how: for the door, and for who certifies. Nothing about papers.',
    who: 'login',
    answer: z.object({
      slips: z.array(z.object({ slip: z.string(), way: z.enum(['phone', 'booth', 'slip', 'paper']) })),
      codes: z.object({ printed: z.number(), used: z.number() }),
      sheets: z.number().nullable().describe('How many came back on paper; null before they were entered'),
      entered: z
        .boolean()
        .describe('Two have entered them, for the count that comes next where it was sent back'),
      waiting: z.boolean().describe('Somebody has entered sheets, and nobody else the same yet'),
      differing: z.array(z.number()).describe('Places in the pile, from 0, that were read differently'),
    }),
    problems: ['box.unknown', 'who.door'],
    async run({ params, login }) {
      const read = await edge.boxes.slips(params['box']!, login!)
      return read.ok ? ok({ body: read.value }) : read
    },
  })

const sheets = (edge: Edge): Route =>
  route({
    method: 'post',
    path: boxPaths.sheets('{box}'),
    does: 'What came back on paper, read off the sheets after voting has stopped. In the order of the pile. It goes into the box when somebody else has entered the same, in whatever order; the first to enter waits, and what differs is put right and sent again. After a count that was sent back it goes in the place of what was entered before.',
    who: 'login',
    body: z.strictObject({ sheets: z.array(votingPaper).max(limits.rollLinesMax) }),
    answer: z.object({ is: z.enum(['waiting', 'entered']) }),
    problems: [
      ...(['box.unknown', 'box.sheetsDiffer', 'box.sheetsEntered', 'box.badPaper', 'box.closed'] as const),
      ...(['who.table', 'ballot.notStopped', 'ballot.notOpen', 'ballot.notAsRuled'] as const),
    ],
    async run({ params, body, login }) {
      const entered = await edge.boxes.enterSheets(params['box']!, login!, body.sheets)
      return entered.ok ? ok({ body: entered.value }) : entered
    },
  })

const cast = (edge: Edge): Route =>
  route({
    method: 'post',
    path: boxPaths.cast('{box}'),
    does: 'Puts one paper into a box, without cookie or login: the signed token is the right to. The same body again has the same answer.',
    who: 'nobody',
    body: castRequest,
    answer: z.object({ receipt: z.string().describe('回执号: says that a paper is in, and not which') }),
    problems: [
      ...(['box.unknown', 'box.notYet', 'box.closed', 'box.badPaper'] as const),
      ...(['box.badToken', 'box.spent'] as const),
    ],
    async run({ params, body }) {
      const box = params['box']!
      if (!ULID.test(box)) return fail({ code: 'box.unknown' })
      const answer = await edge.boxes.cast(box, body)
      return answer.ok ? ok({ body: answer.value }) : answer
    },
  })

export const boxRoutes = (edge: Edge): readonly Route[] => [
  look(edge),
  issue(edge),
  surrender(edge),
  handOut(edge),
  handSlip(edge),
  redeem(edge),
  print(edge),
  slips(edge),
  sheets(edge),
  cast(edge),
]
