/** Where everything lives that HTTP answers: pages, forms, boxes, files. Both edges write addresses only through this. */

/** Where a page lives. */
export const paths = {
  first: '/',
  /** A station's desk; further back among the meetings that are over. */
  home: (station: string) => `/?station=${station}`,
  finishedBefore: (station: string, meeting: string) => `/?station=${station}&before=${meeting}#finished`,
  join: (code: string) => `/m/${code}`,
  notice: (code: string) => `/m/${code}/notice`,
  poster: (code: string) => `/m/${code}/poster`,
  /** Papers for those who work here, to be printed; `meeting` is a code or, after the close, an id. */
  rollPaper: (meeting: string) => `/m/${meeting}/print/roll`,
  minutesPaper: (meeting: string) => `/m/${meeting}/print/minutes`,
  resultPaper: (meeting: string, ballot: string) => `/m/${meeting}/print/result/${ballot}`,
  /** Printed slips of one box, eight to a sheet. */
  slipsPaper: (code: string, box: string) => `/m/${code}/print/slips/${box}`,
  blankPapers: (code: string, ballot: string) => `/m/${code}/print/papers/${ballot}`,
  /** A shared tablet at which printed slips are used: anybody may open it, a code is the right to vote. */
  booth: (code: string, box: string) => `/m/${code}/booth/${box}`,
  live: (code: string) => `/m/${code}/live`,
  chair: (code: string) => `/m/${code}/chair`,
  door: (code: string) => `/m/${code}/door`,
  /** The recorder's page, by the meeting's id or its code, which is given back at the close. */
  minutes: (meeting: string) => `/m/${meeting}/minutes`,
  prepare: (code: string) => `/m/${code}/prepare`,
  projector: (code: string) => `/m/${code}/projector`,
  /** The published record of a meeting, by its id: the code is given back at the close. */
  record: (meeting: string) => `/r/${meeting}`,
  /** Where officers look it through before. */
  review: (meeting: string) => `/r/${meeting}/review`,
  /** Who was in a meeting, for its officers: to have somebody erased. */
  people: (meeting: string) => `/r/${meeting}/people`,
  /** Words that name somebody who was erased. */
  erasedWords: (meeting: string) => `/r/${meeting}/words`,
  /** What the station keeps of whoever looks (我的信息), and the way to have it erased. */
  me: '/me',
  withdraw: '/me/withdraw',
  /** Who has an account, for a head. */
  accounts: '/accounts',
  /** What was published, for programs that look by themselves. */
  feedJson: '/feed.json',
  feedAtom: '/feed.xml',
  draft: (station: string) => `/stations/${station}/draft`,
  /** The station's own voting rules, for its officers. */
  rules: (station: string) => `/stations/${station}/rules`,
  /** Cases of mediation of a station, for those who work on them. */
  cases: (station: string) => `/stations/${station}/mediation`,
  /** Archived cases of a station, and what becomes of those whose time is over. */
  caseArchive: (station: string) => `/stations/${station}/mediation/archive`,
  /** 排查 of a station, for those who go round its grids. */
  screening: (station: string) => `/stations/${station}/mediation/screening`,
  /** A case as a party meets it on their phone. */
  case: (id: string) => `/c/${id}`,
  /** The same case as its mediators write it, on a tablet that the parties sit around. */
  caseDesk: (id: string) => `/c/${id}/desk`,
  /** The papers of a case, to be read and printed. */
  casePapers: (id: string) => `/c/${id}/papers`,
  /** The same, for a paper with this hash on it: says whether it is what the record has. */
  checkedCopy: (id: string, hash: string) => `/c/${id}/papers?copy=${hash}#agreement`,
  /** What a party was given: it makes their phone theirs, once. */
  partyLink: (token: string) => `/p/${token}`,
  signIn: '/sign-in',
  /** What becomes of a person's words and name. */
  privacy: '/privacy',
  /** After one was erased: whether an officer has words to look at. */
  erased: (look: boolean) => `/privacy?erased=${look ? 'look' : 'all'}`,
  invitation: (token: string) => `/invite/${token}`,
  /** The one-time link of the first start; afterwards the head goes on at `setup`. */
  found: (token: string) => `/setup/${token}`,
  setup: '/setup',
  /** Opened by a phone that tries one of the machine's addresses. */
  phoneCheck: (probe: string) => `/setup/phone/${probe}`,
  reset: (token: string) => `/reset/${token}`,
  /** Opened on the new phone of somebody who changes device (换手机). */
  device: (token: string) => `/device/${token}`,
  demo: '/demo',
} as const

/** Where a form posts. */
export const posts = {
  join: (code: string) => `/api/meetings/${code}/join`,
  propose: (code: string) => `/api/meetings/${code}/proposals`,
  signIn: '/api/sign-in',
  signOut: '/api/sign-out',
  found: (token: string) => `/api/setup/${token}`,
  station: '/api/setup/station',
  grids: '/api/setup/grids',
  invite: '/api/invitations',
  accept: (token: string) => `/api/invitations/${token}`,
  reset: (token: string) => `/api/reset/${token}`,
  /** Asks for a link that makes another phone the same person: one use, `limits.deviceChangeMinutesMax`. */
  device: (code: string) => `/api/meetings/${code}/device`,
  /** Spends it: the answer is that of `join`. */
  takeDevice: (token: string) => `/api/device/${token}`,
  /** A screen asks for four digits to show (`PairingAnswer`); anyone may. */
  pairing: (code: string) => `/api/meetings/${code}/projector/pairings`,
  /** The screen asks every two seconds whether its digits were typed in: `PairedAnswer`. */
  paired: (code: string, secret: string) => `/api/meetings/${code}/projector/pairings/${secret}`,
  /** The chair's tablet types them in. */
  pair: (code: string) => `/api/meetings/${code}/projector/pair`,
  publish: (meeting: string) => `/api/records/${meeting}`,
  /** One's name in the public record of a meeting: yes or no. */
  nameMe: (meeting: string) => `/api/me/meetings/${meeting}/named`,
  eraseMe: '/api/me/erase',
  erase: (meeting: string) => `/api/meetings/${meeting}/erasures`,
  eraseAccount: (person: string) => `/api/accounts/${person}/erasures`,
  erasedWords: (meeting: string) => `/api/meetings/${meeting}/erasures/words`,
  /** Asks that the dossier of an archived case be destroyed, keeps it after all, or has it destroyed. */
  dossier: (id: string, step: 'ask' | 'keep' | 'destroy') => `/api/cases/${id}/destruction/${step}`,
  /** Spends a party's one-time way in: the answer is `PartyLinkTaken`. */
  takePartyLink: (token: string) => `/api/party-links/${token}`,
  demoSignIn: '/api/demo/sign-in',
} as const

/** Where in a case a file belongs: a piece of its dossier, or one of its closed rooms. */
type FilePlace = { readonly name: string } & (
  { readonly piece: string; readonly of?: string } | { readonly room: string }
)

/** Cases of mediation, for who may open them. */
export const casePaths = {
  /** `GET`: `CasesAnswer`, as far as who asks may know of each; further back among those that are over. */
  list: (station: string, before: string | null = null) =>
    `/api/stations/${station}/cases${before === null ? '' : `?before=${before}`}`,
  /** `POST` `{title, words}`: registers what a round of 排查 found as a case, and settles it: `TakenUpAnswer`. */
  takeUp: (station: string, round: string, finding: string) =>
    `/api/stations/${station}/findings/${round}/${finding}/case`,
  /** `GET`: `MediationFigures`. Numbers are all that leaves the room. */
  figures: (station: string, year: number) => `/api/stations/${station}/mediation-figures?year=${year}`,
  /** `POST` `{party}`, by a mediator of the case: `PartyLinkAnswer`. */
  partyLinks: (id: string) => `/api/cases/${id}/party-links`,
  /** `GET`: `AppointmentsAnswer`, for whoever looks after the case. */
  appointments: (id: string) => `/api/cases/${id}/appointments`,
  /** `POST` the bytes as they are, with their type: `StoredFileAnswer`. */
  files: (id: string, place: FilePlace) =>
    `/api/cases/${id}/files?${Object.entries(place)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&')}`,
  /** `GET`: the bytes of one file. */
  file: (id: string, file: string) => `/api/cases/${id}/files/${file}`,
  /** `GET`: which forms there are; one of them as a Word file; and with all files the whole dossier as one archive. */
  papers: (id: string) => `/api/cases/${id}/papers`,
  paper: (id: string, form: string) => `/api/cases/${id}/papers/${form}/form.docx`,
  dossier: (id: string) => `/api/cases/${id}/dossier.zip`,
} as const

/** Ballot boxes: what everybody may know of one, and what a signed-in voter or the door asks of it. */
export const boxPaths = {
  look: (box: string) => `/api/boxes/${box}`,
  token: (box: string) => `/api/boxes/${box}/token`,
  surrender: (box: string) => `/api/boxes/${box}/surrender`,
  paper: (box: string) => `/api/boxes/${box}/paper`,
  slips: (box: string) => `/api/boxes/${box}/slips`,
  sheets: (box: string) => `/api/boxes/${box}/sheets`,
  print: (box: string) => `/api/boxes/${box}/print`,
  handSlip: (box: string) => `/api/boxes/${box}/slip`,
  /** `POST`, without cookie or token: whoever has a signed token casts one paper. */
  cast: (box: string) => `${castsPath}${box}`,
  /** `POST`, by nobody as well: whoever has a printed slip. */
  redeem: (box: string) => `${castsPath}${box}/slip`,
} as const

/** What is asked below it leaves no line in a log and no number in the metrics. */
export const castsPath = '/api/box/'

/** `GET`: the notice as an entry for the reader's own calendar (RFC 5545). */
export const calendarPath = (code: string): string => `/api/meetings/${code}/notice.ics`

/** `GET`: the public record as a file, byte for byte what `verify` checks. */
export const recordFilePath = (meeting: string): string => `/api/records/${meeting}`

/** `GET`: a meeting as anyone may read of it, by its id or its code. */
export const meetingPath = (meeting: string): string => `/api/meetings/${meeting}`

/** `GET`: the minutes as a Word file, for staff. */
export const minutesFilePath = (meeting: string): string => `/api/meetings/${meeting}/minutes.docx`

/** `GET`: 票选结果报告单 of a secret ballot that was announced, as a Word file. */
export const reportFilePath = (meeting: string, ballot: string): string =>
  `/api/meetings/${meeting}/ballots/${ballot}/report.docx`

/** `GET`: what is kept of who asks, as a file. */
export const ownFilePath = '/api/me/export'

/** `GET`: the machine's addresses and which of them a phone has reached; the set-up page asks every two seconds. */
export const phoneCheckPath = '/api/setup/phones'

/**
 * `GET`: 200 while the server can take writes, else 503. For programs that watch it, and for the chair's tablet: it
 * needs no login, which nobody can look up on a disk that has failed.
 */
export const healthPath = '/healthz'

/**
 * `GET`: 200 as long as this process takes visitors, whatever its store does. For what spreads visitors over several
 * nodes: when the store all of them share is away, they still show what they have.
 */
export const readyPath = '/readyz'
