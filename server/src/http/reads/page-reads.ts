import type { Result } from '@linyi/shared/lib/result'
import type { PageReads } from '@linyi/shared/protocol/page-views'
import type { Login } from '../../rooms/logins.ts'
import type { Edge } from '../edge.ts'
import { sentenceOf } from '../problem.ts'
import type { PhoneProbe } from '../phone-probe.ts'
import { readAccounts, readErasedWords, readPeople } from './erasures.ts'
import { readArchive } from './archive.ts'
import { readPartyLink } from './cases.ts'
import { readFirst, readHome } from './home.ts'
import { readMe } from './me.ts'
import { readGlance } from './glance.ts'
import { readJoin, readLive, readNotice } from './meeting.ts'
import { readCasePapers } from './case-papers.ts'
import { readMinutesPaper, readResultPaper, readRollPaper } from './papers.ts'
import { readRecord, readReview } from './records.ts'
import { mayFound, readDevice, readInvitation, readReset, readSetup } from './setup.ts'

/** Who asks for a page, and from where. */
export type Visit = {
  readonly login: Login | null
  readonly formToken: string
  /** The origin this request came in by, as a browser writes it. */
  readonly origin: string
  /** It is this very machine that asks, by an address that others might use. */
  readonly isSelf: boolean
}

/** A page does not say why there is nothing. */
const orNull = <T>(read: Result<T, unknown>): T | null => (read.ok ? read.value : null)

/** All that the pages may read, for one request. */
export function pageReads(
  edge: Edge,
  probe: PhoneProbe,
  { login, formToken, origin, isSelf }: Visit,
): PageReads {
  const account = login?.meeting === null ? login.person : null
  return {
    formToken,
    publicOrigin: edge.origins()[0]!,
    demo: edge.demo,
    now: edge.now,
    async viewer() {
      const person = login && (await edge.storage.person(login.person))
      return person && { person: login.person, name: person.name, account: account !== null }
    },
    fault: (error) => edge.log.error({ err: error }, 'a page failed'),
    problem: sentenceOf,
    first: () => readFirst(edge),
    home: async (station, before) => account && readHome(edge, account, station, before),
    join: (code) => readJoin(edge, login, code),
    notice: (code) => readNotice(edge, login, code),
    live: (code) => readLive(edge, login, code),
    glance: async (code) => login && readGlance(edge, login, code),
    rollPaper: async (meeting) => orNull(await readRollPaper(edge, login, meeting)),
    minutesPaper: async (meeting) => orNull(await readMinutesPaper(edge, login, meeting)),
    resultPaper: async (meeting, ballot) => orNull(await readResultPaper(edge, login, meeting, ballot)),
    record: (meeting) => readRecord(edge, meeting),
    review: async (meeting) => account && readReview(edge, account, meeting),
    me: async () => login && readMe(edge, login),
    people: async (meeting) => account && readPeople(edge, account, meeting),
    erasedWords: async (meeting) => account && readErasedWords(edge, account, meeting),
    accounts: async () => account && readAccounts(edge, account),
    device: (token) => readDevice(edge, token),
    invitation: (token) => readInvitation(edge, token),
    casePapers: (id) => (login ? readCasePapers(edge, id, login) : Promise.resolve(null)),
    archive: async (station) => account && readArchive(edge, station, account),
    partyLink: (token) => readPartyLink(edge, token),
    mayFound: (token) => mayFound(edge, token),
    setup: async () => account && readSetup(edge, account, probe),
    phoneReached: (given) => {
      if (given !== probe.token) return 'old'
      if (isSelf) return 'self'
      probe.reached(origin)
      void edge.addresses.reached(origin).catch(() => undefined)
      return 'reached'
    },
    reset: (token) => readReset(edge, token),
    async demoMeeting() {
      const meeting = await edge.storage.setting('demoMeeting')
      return meeting === null ? null : JSON.parse(meeting)
    },
  }
}
