import { createHash } from 'node:crypto'
import { ulid, type PersonId } from '@linyi/shared/lib/ids'
import { chenShu, mediator, tanBo } from '@linyi/shared/testing/case-people'
import {
  accounts,
  chair,
  doorKeeper,
  head,
  liaison,
  personByKey,
  projector,
  scrutineers,
  type Person,
} from '@linyi/shared/testing/people'

/** The same id for the same name, wherever it is asked for. */
export const idFrom = (name: string): string => ulid(0, createHash('sha256').update(name).digest())

/** Who somebody of the demonstration is in the directory. */
export const personIdOf = ({ key }: Person): PersonId => idFrom(`person ${key}`) as PersonId

const unit: Person = {
  key: 'unit',
  name: '城管办小龚',
  grid: '',
  roles: ['handlingUnit'],
  capacity: null,
  phone: true,
}

/** Everyone who holds an account in the demonstration. */
export const demoAccounts: readonly Person[] = [...accounts, mediator, unit]

/** Whom one signs in as; a `resident` is a new person each time. */
export const cast = {
  chair,
  deputy: personByKey('rong'),
  gridWorker: doorKeeper,
  mediator,
  scrutineer: scrutineers[0],
  officer: liaison,
  unit,
  /** Of the case in mediation. */
  partyA: tanBo,
  partyB: chenShu,
  head,
  projector,
} as const satisfies Record<string, Person>

export type CastRole = keyof typeof cast

const surnames = '陈李黄张梁林刘吴罗杨何谢郑'
const addresses = ['女士', '叔', '伯', '姨'] as const

/** A name for the next resident who walks in. Nobody real is meant. */
export const passerBy = (number: number): string =>
  surnames[number % surnames.length]! + addresses[Math.floor(number / surnames.length) % addresses.length]!
