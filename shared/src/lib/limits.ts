/**
 * Every bound of the product, in one place, with its unit in its name. "Max" is the largest value still accepted.
 * Characters are counted as Unicode code points, never as UTF-16 units.
 */
export const limits = {
  nameCharsMax: 30,
  accountNameCharsMin: 2,
  accountNameCharsMax: 40,
  passwordCharsMin: 8,
  passwordCharsMax: 200,

  titleCharsMax: 60,
  topicCharsMax: 200,
  placeCharsMax: 80,
  noteCharsMax: 200,
  reasonCharsMax: 200,
  proposalCharsMax: 500,
  recordPathCharsMax: 200,
  /** Words of one record shown otherwise than they were said. */
  replacementsMax: 2000,
  /** Entries in which one look replaced words. */
  erasedEntriesMax: 2000,
  answerCharsMax: 300,
  phoneCharsMax: 30,

  ruleSourceCharsMax: 120,
  /** 票选: candidates beyond the seats, in percent of the seats. */
  contestPercentMax: 400,

  stationNameCharsMax: 40,
  gridNameCharsMax: 20,
  gridsPerStationMax: 500,

  agendaItemsMax: 30,
  agendaItemMinutesMax: 240,
  meetingMinutesMax: 12 * 60,
  rollLinesMax: 3000,
  participantsMax: 5000,
  expectedMax: 10_000,
  proposalsPerPersonMax: 20,
  /** Of a whole meeting: anyone may propose from its notice. */
  proposalsWaitingMax: 500,
  handedOverPerPersonMax: 20,
  optionsPerMotionMax: 50,
  /** Rows on all papers of a ballot; more are counted on a thread of their own, which takes a moment to begin. */
  marksCountedAtOnceMax: 2000,
  motionsPerMeetingMax: 100,
  resolutionsMax: 100,
  correctionsMax: 200,
  /** How many must have rated a meeting before anyone reads what they said. */
  ratingsShownMin: 3,
  followUpsPerResolutionMax: 20,
  pointsOpenPerPersonMax: 3,
  /** How long a mis-tap at the chair can be taken back. */
  undoMsMax: 10_000,
  /** How many of them one after the other. */
  undoStepsMax: 5,

  issueTitleCharsMax: 200,
  issueDetailCharsMax: 4000,
  issuesPerBoardMax: 500,
  screenIssuesMax: 6,
  /** How many of those who wait to speak a wall names. */
  screenWaitingMax: 3,
  /** Cups at a tea-talk's table on the wall. */
  screenSeatsMax: 16,
  issuesPerPersonMax: 50,
  /** What one owner holds, in 0.01 m²: a hundred thousand square metres. */
  areaMax: 10_000_000,

  /** Letters and nodes of what the recorder writes, which every phone of the meeting gets when it is confirmed. */
  minutesCharsMax: 20_000,
  minutesNodesMax: 2000,
  minutesBytesMax: 4 * 1024 * 1024,

  /** Letters and nodes of a settlement: thirty pages of the official layout and as much again. */
  settlementCharsMax: 40_000,
  settlementNodesMax: 5000,
  settlementBytesMax: 8 * 1024 * 1024,
  /** What an unfilled place asks. */
  blankAskCharsMax: 40,
  commentCharsMax: 500,
  commentAnchorCharsMax: 400,
  passageCharsMax: 200,
  suggestionCharsMax: 1000,
  /** Comments and suggestions of one case. */
  settlementNotesMax: 500,
  committeeNameCharsMax: 60,
  /** Letters and nodes of a paper of one room of a mediation. */
  workingCharsMax: 20_000,
  workingNodesMax: 2000,
  workingBytesMax: 4 * 1024 * 1024,

  /** Whoever has not said yet who they are: how long a socket, and the head of a request, may take over it; and how many bytes. */
  unauthenticatedMsMax: 10_000,
  headerBytesMax: 16 * 1024,
  /** A socket that was not let in has been told why by then, and is cut, whether its other side says goodbye or not. */
  deniedMsMax: 5000,
  /** A roll of `rollLinesMax` lines fits. */
  commandBytesMax: 512 * 1024,
  collabFrameBytesMax: 1024 * 1024,
  boardBytesMax: 8 * 1024 * 1024,
  presenceBytesMax: 2048,
  socketBacklogBytesMax: 1024 * 1024,
  unclaimedClientIdsPerConnectionMax: 4,
  heldBytesPerConnectionMax: 64 * 1024,
  heldMsMax: 10_000,
  connectionsPerRoomMax: 5000,
  outboxEntriesMax: 200,
  /** A tap that means the moment, such as 请下一位, is not sent any more when it has waited longer for the line. */
  momentarySpoilsMs: 20_000,
  commandsPerConnectionPerSecondMax: 30,
  opensPerConnectionPerSecondMax: 5,
  streamsPerConnectionMax: 8,
  /** Kept in memory for those who come back; who missed more is answered from the store. */
  recentEventsPerRoomMax: 2000,
  /** Of a list that grows with the years, the newest first; the rest comes when it is asked for. */
  listedPerPageMax: 50,
  /** From here on an answer to who opens a stream is packed once for all who see the same. */
  packedBytesMin: 32 * 1024,
  /** What was packed is told with so many later events or names; then it is packed anew. */
  packedLagEventsMax: 100,
  /** Of one stream, each for others who see the same. */
  packingsPerChannelMax: 8,
  roomIdleMs: 60_000,
  updatesPerConnectionPerSecondMax: 200,

  updatesPerTickMax: 1000,
  /** Accepted or waiting updates of one doc that are not on disk yet; beyond it their connections are read no further. */
  docBacklogBytesMax: 8 * 1024 * 1024,
  /** Rows of a doc's log before they are folded into one: while it is open, and when it is left. */
  docRowsMax: 1000,
  docRowsAtRestMax: 1,
  /** Of the rows after the folded one, or as much as that one holds when it is more. */
  docRowsBytesMax: 1024 * 1024,
  docIdleMs: 60_000,
  unfinishedIssueMsMax: 10_000,
  presenceIdsPerConnectionMax: 2,
  presenceIdsPerRoomMax: 5000,
  presenceShownPerRoomMax: 1000,
  /** States delivered by one room, counted at their receivers. */
  presenceStatesPerSecondMax: 250_000,

  /** What a case of mediation is about, what was agreed, what was found: one field of a form. */
  caseTextCharsMax: 2000,
  /** 调解记录: what was said at one talk. */
  talkCharsMax: 10_000,
  talksPerCaseMax: 200,
  /** Relatives, neighbours, experts who sit in. */
  talkGuestsMax: 20,
  visitsPerCaseMax: 50,
  consultationsPerCaseMax: 50,
  /** 排查: rounds of a station, what is found in one, what is to be done about that. */
  screeningRoundsMax: 400,
  screeningFindingsMax: 1000,
  screeningTasksMax: 50,
  partiesPerSideMax: 20,
  particularCharsMax: 40,
  ageMax: 150,
  mediatorsPerCaseMax: 9,
  /** One sentence in a private room, or what may be told of it. */
  caucusCharsMax: 1000,
  caucusLinesMax: 5000,
  instalmentsMax: 60,
  filesPerCaseMax: 500,
  fileNameCharsMax: 120,
  caseFileBytesMax: 20 * 1024 * 1024,

  /** Of one way to fill in a voting paper: fifty rows of eight signs, and as much again. */
  votingPaperCharsMax: 1024,
  /** A hundred thousand million yuan. */
  fenMax: 10_000_000_000_000,
  /** Points that a row or a voter may have. */
  paperPointsMax: 1000,
  /** 表决办法 as it is put to a meeting. */
  electionRulesCharsMax: 2000,
  officialsMax: 30,
  /**
   * 发票: how long tokens are fetched before the first paper is cast, so that nothing joins the two by the clock, where
   * the rules say nothing else; and what they may say. In less than ten seconds slow phones would come too late.
   */
  issuingWindowMs: 20_000,
  issuingSecondsMin: 10,
  issuingSecondsMax: 600,
  /** Codes of slips that were never printed, typed for one box within a minute: more are guessed, not misread. */
  wrongCodesPerMinuteMax: 100,
  /** 抽签: whose numbers come together. */
  lotWitnesses: 2,
  /** Who has to sign a count before it is announced. */
  signaturesNeeded: 2,
  /** Fewer voters than this are told that secrecy is thin. */
  secretVotersFew: 8,
  /** How often people hear at most how many papers are in a box (decisions 1). */
  turnoutMsMin: 3000,

  /** Of a file of ballots that is counted. */
  ballotFileCharsMax: 64 * 1024 * 1024,
  candidatesPerFileMax: 1000,
  papersPerFileMax: 1_000_000_000,
  /** Decimals of an amount of money in such a file. */
  amountPlacesMax: 6,

  /** After an erasure the store is built anew: so often at once, then once a minute. */
  purgesAtOnceMax: 10,
  /** How long a copy of the store is kept: the name of who was erased since stands in it still (decisions 6). */
  copyDaysMax: 30,
  storeBacklogBytesMax: 64 * 1024 * 1024,
  storeRequestsPerBatchMax: 1000,
  /** What nodes said to each other is kept in Redis for one that reads late: entries, each a turn of one node. */
  busEntriesMax: 4000,

  /** Free space below which the chair is told that the disk fills up. */
  diskFreeBytesMin: 256 * 1024 * 1024,
  /** How far the machine's clock may be set before somebody is told, and how long that is shown. */
  clockStepMsMax: 30_000,
  clockJumpShownMs: 15 * 60_000,

  loginDaysMax: 30,
  /** On a device that the person did not call their own. */
  borrowedLoginDaysMax: 1,
  guestLoginDaysMax: 30,
  invitationDaysMax: 7,
  setUpLinkDaysMax: 7,
  partyLinkDaysMax: 7,
  resetLinkMinutesMax: 24 * 60,
  deviceChangeMinutesMax: 10,
  projectorPairingMinutesMax: 10,
  /** Screens of one meeting that wait for their digits at one time: another meeting's cannot push them out. */
  projectorPairingsPerMeetingMax: 50,
  projectorLoginDaysMax: 1,
  signInTriesPerAccountPer15MinutesMax: 10,
  /** Account names whose tries are counted at one time. */
  signInNamesMax: 10_000,
} as const

export const codePoints = (text: string): number => {
  let count = 0
  for (const _ of text) count++
  return count
}
