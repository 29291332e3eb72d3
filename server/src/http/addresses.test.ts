import type { PhoneAddress } from '@linyi/shared/protocol/bodies'
import { expect, test } from 'vitest'
import { createAddresses } from './addresses.ts'

const network = (origin: string): PhoneAddress => ({ origin, kind: 'network' })

function machine(...origins: string[]) {
  const settings = new Map<string, string>()
  const storage = {
    setting: async (name: string) => settings.get(name) ?? null,
    putSetting: async (name: string, value: string) => void settings.set(name, value),
  }
  let list = origins.map(network)
  return {
    join: (...more: string[]) => (list = more.map(network)),
    start: () =>
      createAddresses(
        storage,
        () => list,
        () => 'http://localhost:3000',
      ),
  }
}

test('the address that a phone has reached comes before every guess, after a restart too', async () => {
  const { start } = machine('http://a', 'http://b', 'http://c')
  const addresses = await start()
  expect(addresses.origins()).toEqual(['http://a', 'http://b', 'http://c'])
  await addresses.reached('http://c')
  expect(addresses.origins()).toEqual(['http://c', 'http://a', 'http://b'])
  expect((await start()).origins()).toEqual(['http://c', 'http://a', 'http://b'])
})

test('an address that is none of this machine is never led to, whoever says so', async () => {
  const addresses = await machine('http://a').start()
  await addresses.reached('http://evil.example')
  expect(addresses.origins()).toEqual(['http://a'])
})

test('networks come and go; on none, this machine finds itself', async () => {
  const { start, join } = machine('http://a', 'http://b')
  const addresses = await start()
  await addresses.reached('http://b')
  join('http://d')
  expect(addresses.all()).toEqual([network('http://d')])
  join()
  expect([addresses.all(), addresses.origins()]).toEqual([[], ['http://localhost:3000']])
})
