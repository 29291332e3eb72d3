import { networkInterfaces, release, type NetworkInterfaceInfo } from 'node:os'
import type { PhoneAddress } from '@linyi/shared/protocol/bodies'

/** Adapters that phones in the room are never on: containers, virtual machines, VPNs. */
const virtual = /^(docker|br-|veth|virbr|vbox|vmnet|vEthernet|utun|tun|tap|wg|tailscale|zt)/i

const isForPhones = (address: NetworkInterfaceInfo): boolean => address.family === 'IPv4' && !address.internal

const kindOf = (name: string, address: string): PhoneAddress['kind'] => {
  if (virtual.test(name)) return 'virtual'
  return address.startsWith('169.254.') ? 'alone' : 'network'
}

const kinds = ['network', 'alone', 'virtual']

/** Smaller is likelier to be the network of the hall. */
const rank = (kind: PhoneAddress['kind'], address: string): number =>
  10 * kinds.indexOf(kind) + (address.startsWith('192.168.') ? 0 : address.startsWith('10.') ? 1 : 2)

/** This machine's addresses at which phones may reach it, best guess first. */
export function phoneAddresses(
  interfaces = networkInterfaces(),
): readonly { readonly address: string; readonly kind: PhoneAddress['kind'] }[] {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) =>
      addresses.filter(isForPhones).map(({ address }) => ({ address, kind: kindOf(name, address) })),
    )
    .sort((a, b) => rank(a.kind, a.address) - rank(b.kind, b.address))
}

/** Linux inside Windows has a network of its own, behind that of Windows. */
export const isInsideWsl = (system = release()): boolean => /microsoft/i.test(system)

const anyAddress = new Set(['0.0.0.0', '::'])

/**
 * The origins people may type or scan, best guess first: PUBLIC_URL alone where it is set, the one address listened
 * on, or all of the machine's; none when it is on no network.
 */
export function phoneOrigins(
  scheme: 'http' | 'https',
  port: number,
  host: string | undefined,
  publicOrigin: string | undefined,
): readonly PhoneAddress[] {
  if (publicOrigin) return [{ origin: publicOrigin, kind: 'given' }]
  const originOf = (name: string) => new URL(`${scheme}://${name}:${port}`).origin
  if (host !== undefined && !anyAddress.has(host))
    return [{ origin: originOf(host.includes(':') ? `[${host}]` : host), kind: 'given' }]
  return phoneAddresses().map(({ address, kind }) => ({ origin: originOf(address), kind }))
}
