import { limits } from '@linyi/shared/lib/limits'
import type { PersonId } from '@linyi/shared/lib/ids'
import type { DirectoryWrite } from '../../storage/port.ts'
import { freshId } from '../../rooms/fresh-id.ts'
import type { Edge } from '../edge.ts'
import { hashPassword } from '../passwords.ts'

type Wanted = { readonly name: string; readonly account: string; readonly password: string }

/** A person with an account who is signed in at once: the writes, to be committed with the link that allows it. */
export async function newAccount(
  edge: Edge,
  { name, account, password }: Wanted,
): Promise<{ person: PersonId; token: string; days: number; writes: readonly DirectoryWrite[] }> {
  const person = freshId(edge.now()) as PersonId
  const passwordHash = await hashPassword(password)
  const days = limits.borrowedLoginDaysMax
  const { token, write } = edge.logins.create(person, null, days)
  const writes: DirectoryWrite[] = [
    { put: 'person', person, name },
    { put: 'account', person, accountName: account, passwordHash },
    write,
  ]
  return { person, token, days, writes }
}
