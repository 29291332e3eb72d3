import { phaseNames } from '@linyi/shared/domain/meeting/phase-names'
import { rejectionCodes, type RejectionCode } from '@linyi/shared/domain/rejection'
import type { Problem } from '@linyi/shared/protocol/bodies'
import type { WireError } from '@linyi/shared/protocol/messages'
import { fieldProblems } from '@linyi/shared/protocol/problem-field'
import { sentence } from '@linyi/shared/protocol/rejection-text'

/** What only the HTTP edge refuses; everything else has its sentence beside the rules. */
const own = {
  'http.notFound': [404, '没有这个地址。', 'There is nothing at this address.'],
  'http.unreadable': [400, '送来的内容看不懂。', 'This request cannot be read.'],
  'http.foreignOrigin': [
    403,
    '这一步要从本站的页面做，回到页面再试。',
    'Do this from our own page and try again.',
  ],
  'login.wrongPassword': [401, '账号或密码不对。', 'The account name or the password is not right.'],
  'login.tooManyTries': [
    429,
    '试的次数太多，过一刻钟再来。',
    'Too many tries. Come back in a quarter of an hour.',
  ],
  'login.accountNeeded': [403, '这一步要用账号登录。', 'This needs an account. Sign in first.'],
  'projector.wrongDigits': [
    409,
    '没有投影在等这四位数，看看屏幕上的。',
    'No projector waits for these digits. Look at the screen.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>

type OwnCode = keyof typeof own
export type ProblemCode = OwnCode | RejectionCode

/** A refusal on its way out. */
export type Refusal = {
  readonly code: ProblemCode
  readonly params?: Readonly<Record<string, string | number>>
}

const statuses: { readonly [Code in RejectionCode]?: number } = {
  'command.malformed': 400,
  'command.unknown': 400,
  'command.tooLarge': 413,
  'command.tooMany': 429,
  'login.needed': 401,
  'login.ended': 401,
  'stream.notFound': 404,
  'stream.full': 503,
  'box.unknown': 404,
  'ticket.spent': 410,
  fault: 503,
}

const isOwn = (code: string): code is OwnCode => Object.hasOwn(own, code)
const isRejection = (code: string): code is RejectionCode =>
  (rejectionCodes as readonly string[]).includes(code)

export function statusOf(code: ProblemCode): number {
  if (isOwn(code)) return own[code][0]
  return statuses[code] ?? (code.startsWith('who.') ? 403 : 409)
}

function wordsOf({ code, ...rest }: Refusal): WireError {
  if (!isOwn(code)) return sentence({ code, ...rest })
  const [, zh, en] = own[code]
  return { code, zh, en }
}

/** RFC 9457, with the title in both languages and the name of the field at fault. */
export function problemOf(refusal: Refusal): Problem {
  const { zh, en } = wordsOf(refusal)
  const field = refusal.params?.['field']
  return {
    type: `/problems/${refusal.code}`,
    status: statusOf(refusal.code),
    title: zh,
    titleEn: en,
    ...(field === undefined ? {} : { field: String(field) }),
  }
}

/** A refusal as an address carries it back to a page without script: `CODE`, or `CODE name=value ...`. */
export const inAddress = ({ code, params = {} }: Refusal): string =>
  [code, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join(' ')

/** Only words of our own and numbers: an address comes from anybody, and its sentence stands on our page. */
const isOurWord = (name: string, value: string): boolean =>
  name === 'phase'
    ? Object.hasOwn(phaseNames, value)
    : name === 'reason'
      ? (fieldProblems as readonly string[]).includes(value)
      : /^\d{1,6}$/.test(value) || (name === 'field' && /^[a-z][\w.]{0,60}$/i.test(value))

/** The sentence for what `inAddress` wrote; null for anything else. */
export function sentenceOf(text: string): WireError | null {
  const [code = '', ...pairs] = text.split(' ')
  const params = Object.fromEntries(pairs.map((pair) => pair.split('=', 2) as [string, string]))
  if (!Object.entries(params).every(([name, value]) => isOurWord(name, value ?? ''))) return null
  return isOwn(code) || isRejection(code) ? wordsOf({ code, params }) : null
}
