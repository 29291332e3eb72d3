import type { Ask, Calls } from './asks.ts'
import type { BoxOutcome, Outcome, Storage } from './port.ts'
import { BYTES_PER_ENTRY, boxBytes, unitBytes } from './weight.ts'

/** Who serves a store: answers what is asked in the order in which it is asked. */
export type Server = {
  readonly epoch: string
  /** @param bytes what the request holds in memory while it waits */
  ask(ask: Ask, bytes: number): Promise<unknown>
  close(): Promise<void>
}

/** The port, each call of it put as a question. */
export const storageOver = ({ epoch, ask, close }: Server): Storage => {
  const call =
    <Name extends keyof Calls>(name: Name) =>
    (...args: Parameters<Calls[Name]>): ReturnType<Calls[Name]> =>
      ask({ call: name, args }, BYTES_PER_ENTRY) as ReturnType<Calls[Name]>

  return {
    epoch,
    commit: (unit) => ask({ unit }, unitBytes(unit)) as Promise<Outcome>,
    readStream: call('readStream'),
    listStreams: call('listStreams'),
    streamsMark: call('streamsMark'),
    streamByCode: call('streamByCode'),
    commandSeq: call('commandSeq'),
    counter: call('counter'),
    readDoc: call('readDoc'),
    listDocs: call('listDocs'),
    compactDoc: call('compactDoc'),
    person: call('person'),
    accountByName: call('accountByName'),
    accountOf: call('accountOf'),
    listAccounts: call('listAccounts'),
    login: call('login'),
    logins: call('logins'),
    participants: call('participants'),
    participationsOf: call('participationsOf'),
    consentsOf: call('consentsOf'),
    ticket: call('ticket'),
    openTickets: call('openTickets'),
    box: call('box'),
    boxesIn: call('boxesIn'),
    keyBox: call('keyBox'),
    writeBox: (box) => ask({ box }, BYTES_PER_ENTRY + boxBytes(box)) as Promise<BoxOutcome>,
    spentToken: call('spentToken'),
    enterSheets: call('enterSheets'),
    papersIn: call('papersIn'),
    readBox: call('readBox'),
    moveBox: call('moveBox'),
    sealBox: call('sealBox'),
    unsealBox: call('unsealBox'),
    rewrite: call('rewrite'),
    markErased: call('markErased'),
    isErased: call('isErased'),
    purge: call('purge'),
    record: call('record'),
    putRecord: call('putRecord'),
    listRecords: call('listRecords'),
    file: call('file'),
    keys: call('keys'),
    rewrapKeys: call('rewrapKeys'),
    destroyKey: call('destroyKey'),
    setting: call('setting'),
    putSetting: call('putSetting'),
    dropSetting: call('dropSetting'),
    settingOr: call('settingOr'),
    size: call('size'),
    backup: (path) => ask({ backup: path }, BYTES_PER_ENTRY) as Promise<void>,
    close,
  }
}
