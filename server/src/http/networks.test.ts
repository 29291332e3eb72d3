import type { NetworkInterfaceInfo } from 'node:os'
import { expect, test } from 'vitest'
import { isInsideWsl, phoneAddresses, phoneOrigins } from './networks.ts'

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
    { address: '192.168.3.20', kind: 'network' },
    { address: '10.1.2.3', kind: 'network' },
    { address: '169.254.7.7', kind: 'alone' },
    { address: '192.168.99.1', kind: 'virtual' },
    { address: '172.17.0.1', kind: 'virtual' },
  ])
})

test('PUBLIC_URL is the only address where it is set', () => {
  expect(phoneOrigins('http', 3000, undefined, 'https://yi.example')).toEqual([
    { origin: 'https://yi.example', kind: 'given' },
  ])
})

test('a server bound to one address names that one, in brackets where it must', () => {
  expect(phoneOrigins('http', 3000, '10.0.0.5', undefined)).toEqual([
    { origin: 'http://10.0.0.5:3000', kind: 'given' },
  ])
  expect(phoneOrigins('https', 443, '::1', undefined)).toEqual([{ origin: 'https://[::1]', kind: 'given' }])
})

test('a machine on no network has no address for phones', () => {
  expect(phoneAddresses({ lo: at('127.0.0.1', { internal: true }) })).toEqual([])
})

test('Linux inside Windows is known by its name', () => {
  expect(isInsideWsl('5.15.167.4-microsoft-standard-WSL2')).toBe(true)
  expect(isInsideWsl('6.1.0-18-amd64')).toBe(false)
})
