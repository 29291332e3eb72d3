import type { FileWrite, WrappedKey } from '../port.ts'
import type { Connection } from './connection.ts'

export const lastNumber = ({ sql }: Connection, counter: string): number =>
  (sql.get`SELECT number FROM counter WHERE counter = ${counter}` as { number: number } | undefined)
    ?.number ?? 0

/** Whether it was the next. */
export const takeNumber = (connection: Connection, counter: string, number: number): boolean => {
  if (lastNumber(connection, counter) + 1 !== number) return false
  connection.sql.run`INSERT INTO counter (counter, number) VALUES (${counter}, ${number})
    ON CONFLICT (counter) DO UPDATE SET number = excluded.number`
  return true
}

export const writeKey = ({ sql }: Connection, { holder, wrapped }: WrappedKey): void => {
  sql.run`INSERT INTO sealed_key (holder, wrapped) VALUES (${holder}, ${wrapped}) ON CONFLICT DO NOTHING`
}

export const rewrapKey = ({ sql }: Connection, { holder, wrapped }: WrappedKey): void => {
  sql.run`UPDATE sealed_key SET wrapped = ${wrapped} WHERE holder = ${holder}`
}

/** A second one under the same name is a bug: files never change. */
export const writeFile = ({ sql }: Connection, { stream, file, bytes }: FileWrite): void => {
  sql.run`INSERT INTO file (stream, file, bytes) VALUES (${stream}, ${file}, ${bytes})`
}
