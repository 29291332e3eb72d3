import type { DirectoryWrite, Outcome } from '../port.ts'
import type { Connection } from './connection.ts'
import { done } from './write-stream.ts'

type Put = Extract<DirectoryWrite, { put: string }>
type Drop = Extract<DirectoryWrite, { drop: string }>
type UseTicket = Extract<DirectoryWrite, { use: string }>

export const writeDirectory = (connection: Connection, write: DirectoryWrite): Outcome => {
  if ('put' in write) return put(connection, write)
  if ('use' in write) return useTicket(connection, write)
  drop(connection, write)
  return done
}

const put = (connection: Connection, write: Put): Outcome => {
  const { sql } = connection
  switch (write.put) {
    case 'person':
      sql.run`INSERT INTO person (person, name) VALUES (${write.person}, ${write.name})
        ON CONFLICT (person) DO UPDATE SET name = excluded.name`
      return done
    case 'participant':
      sql.run`INSERT INTO participant (meeting, participant, person, name, grid)
        VALUES (${write.meeting}, ${write.participant}, ${write.person}, ${write.name}, ${write.grid})
        ON CONFLICT (meeting, participant) DO UPDATE SET
          person = excluded.person, name = excluded.name, grid = excluded.grid`
      return done
    case 'consent':
      sql.run`INSERT INTO consent (person, meeting, version, at)
        VALUES (${write.person}, ${write.meeting}, ${write.version}, ${write.at})
        ON CONFLICT (person, meeting) DO UPDATE SET version = excluded.version, at = excluded.at`
      return done
    case 'account':
      return putAccount(connection, write)
    case 'login':
      sql.run`INSERT INTO login (token_hash, person, meeting, expires_at)
        VALUES (${write.tokenHash}, ${write.person}, ${write.meeting}, ${write.expiresAt})
        ON CONFLICT (token_hash) DO UPDATE SET
          person = excluded.person, meeting = excluded.meeting, expires_at = excluded.expires_at`
      return done
    case 'ticket':
      sql.run`INSERT INTO ticket (token_hash, purpose, body, expires_at)
        VALUES (${write.tokenHash}, ${write.purpose}, ${write.body}, ${write.expiresAt})`
      return done
  }
}

const putAccount = ({ sql }: Connection, account: Extract<Put, { put: 'account' }>): Outcome => {
  const holder = sql.get`SELECT person FROM account WHERE account_name = ${account.accountName}`
  if (holder && holder['person'] !== account.person) return { ok: false, why: 'accountNameTaken' }
  sql.run`INSERT INTO account (person, account_name, password_hash)
    VALUES (${account.person}, ${account.accountName}, ${account.passwordHash})
    ON CONFLICT (person) DO UPDATE SET
      account_name = excluded.account_name, password_hash = excluded.password_hash`
  return done
}

const drop = ({ sql }: Connection, write: Drop): void => {
  switch (write.drop) {
    case 'login':
      return void sql.run`DELETE FROM login WHERE token_hash = ${write.tokenHash}`
    case 'loginsOf':
      return void sql.run`DELETE FROM login WHERE person = ${write.person}`
    case 'participant':
      return void sql.run`DELETE FROM participant
        WHERE meeting = ${write.meeting} AND participant = ${write.participant}`
    case 'person':
      return void sql.run`DELETE FROM person WHERE person = ${write.person}`
    case 'ticketsOf':
      return void sql.run`DELETE FROM ticket
        WHERE used = 1 OR expires_at <= ${write.now} OR instr(body, ${write.person}) > 0`
  }
}

const useTicket = ({ sql }: Connection, { tokenHash, now }: UseTicket): Outcome => {
  const { changes } = sql.run`UPDATE ticket SET used = 1
    WHERE token_hash = ${tokenHash} AND used = 0 AND expires_at > ${now}`
  return changes === 1 ? done : { ok: false, why: 'ticketUsed' }
}
