import type { BoxOutcome, Outcome, Storage } from '../port.ts'
import type { Calls } from './calls.ts'
import type { SqliteOptions } from './connection.ts'
import { createLink } from './link.ts'
import { BYTES_PER_ENTRY, boxBytes, ownBytes, ownUnit, unitBytes } from './posting.ts'

/**
 * The embedded store: one file, served by one worker thread.
 * @throws StoreTooNew when a newer program wrote the file; StorageFault when it cannot be opened.
 */
export const openSqlite = async (options: SqliteOptions): Promise<Storage> => {
  const link = createLink(options)
  const epoch = await link.opened

  const call =
    <Name extends keyof Calls>(name: Name) =>
    (...args: Parameters<Calls[Name]>): ReturnType<Calls[Name]> => {
      const owned = args.map((arg) => (arg instanceof Uint8Array ? ownBytes(arg) : arg))
      return link.ask({ call: name, args: owned }, BYTES_PER_ENTRY) as ReturnType<Calls[Name]>
    }

  return {
    epoch,
    commit: (unit) => link.ask({ unit: ownUnit(unit) }, unitBytes(unit)) as Promise<Outcome>,
    readStream: call('readStream'),
    listStreams: call('listStreams'),
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
    participants: call('participants'),
    participationsOf: call('participationsOf'),
    consentsOf: call('consentsOf'),
    ticket: call('ticket'),
    openTickets: call('openTickets'),
    box: call('box'),
    boxesIn: call('boxesIn'),
    keyBox: call('keyBox'),
    writeBox: (box) => link.ask({ box }, BYTES_PER_ENTRY + boxBytes(box)) as Promise<BoxOutcome>,
    spentToken: call('spentToken'),
    enterSheets: call('enterSheets'),
    papersIn: call('papersIn'),
    readBox: call('readBox'),
    moveBox: call('moveBox'),
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
    backup: (path) => link.ask({ backup: path }, BYTES_PER_ENTRY) as Promise<void>,
    close: link.close,
  }
}
