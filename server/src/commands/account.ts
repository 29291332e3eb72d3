// npm run account -- reset NAME: a one-time link to set a new password, for the store of a running server or a stopped one.
import { limits } from '@linyi/shared/lib/limits'
import { paths } from '@linyi/shared/protocol/addresses'
import { readConfig } from '../config.ts'
import { accountName } from '../http/routes/fields.ts'
import { phoneOrigins } from '../http/networks.ts'
import { createTickets } from '../rooms/tickets.ts'
import { openStoreBeside } from '../store.ts'

const usage = '用法 · usage: npm run account -- reset NAME'

/** @returns the lines to print; rejects with the one line that says what is wrong */
async function reset(name: string): Promise<string[]> {
  const config = readConfig([], process.env)
  if (!config.ok) throw new Error(config.error.join('\n'))
  const { port, host, publicOrigin, tls } = config.value
  const storage = await openStoreBeside(config.value)
  try {
    const account = await storage.accountByName(accountName.parse(name))
    if (!account) {
      const names = (await storage.listAccounts()).map((known) => known.accountName)
      throw new Error(`没有账号 ${name} · no account ${name}; there are: ${names.join(', ') || '–'}`)
    }
    const tickets = createTickets(storage)
    const { token, write } = tickets.create('reset', { person: account.person }, limits.resetLinkMinutesMax)
    await storage.commit({ directory: [write] })
    const origins = phoneOrigins(tls ? 'https' : 'http', port, host, publicOrigin)
    return [
      `${account.accountName}：一天内打开其中一个，只能用一次 · open one of these within a day; it works once`,
      ...origins.map(({ origin }) => `  ${origin}${paths.reset(token)}`),
    ]
  } finally {
    await storage.close()
  }
}

const [action, name, ...more] = process.argv.slice(2)
try {
  if (action !== 'reset' || !name || more.length > 0) throw new Error(usage)
  for (const line of await reset(name)) console.log(line)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
