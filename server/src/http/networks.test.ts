import type { NetworkInterfaceInfo } from 'node:os'
import { expect, test } from 'vitest'
import { phoneAddresses, phoneOrigins } from './networks.ts'

const at = (address: string, over: object = {}) =>
  [
    { address, family: 'IPv4', internal: false, netmask: '', mac: '', cidr: null, ...over },
  ] as NetworkInterfaceInfo[]

test('the hall’s wireless network comes before other networks, and all of them before virtual adapters', () => {
  const machine = {
    lo: at('127.0.0.1', { internal: true }),
    docker0: at('172.17.0.1'),
    'vEthernet (WSL)': at('192.168.99.1'),
    eth0: at('10.1.2.3'),
    auto: at('169.254.7.7'),
    wlan0: [...at('192.168.3.20'), ...at('fe80::1', { family: 'IPv6' })],
  }
  expect(phoneAddresses(machine)).toEqual([
    '192.168.3.20',
    '10.1.2.3',
    '169.254.7.7',
    '192.168.99.1',
    '172.17.0.1',
  ])
})

test('PUBLIC_URL is the only address where it is set', () => {
  expect(phoneOrigins('http', 3000, undefined, 'https://yi.example')).toEqual(['https://yi.example'])
})

test('a server bound to one address names that one, in brackets where it must', () => {
  expect(phoneOrigins('http', 3000, '10.0.0.5', undefined)).toEqual(['http://10.0.0.5:3000'])
  expect(phoneOrigins('https', 443, '::1', undefined)).toEqual(['https://[::1]'])
})
