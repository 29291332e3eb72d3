import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'

/** Adapters that phones in the room are never on: containers, virtual machines, VPNs. */
const virtual = /^(docker|br-|veth|virbr|vbox|vmnet|vEthernet|utun|tun|tap|wg|tailscale|zt)/i

const isForPhones = (address: NetworkInterfaceInfo): boolean => address.family === 'IPv4' && !address.internal

/** Smaller is likelier to be the network of the hall. */
function rank(name: string, address: string): number {
  const kind = address.startsWith('192.168.')
    ? 0
    : address.startsWith('10.')
      ? 1
      : address.startsWith('169.254.')
        ? 3
        : 2
  return kind + (virtual.test(name) ? 10 : 0)
}

/** This machine's addresses at which phones may reach it, best guess first. */
export function phoneAddresses(interfaces = networkInterfaces()): readonly string[] {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) =>
      addresses.filter(isForPhones).map(({ address }) => ({ name, address })),
    )
    .sort((a, b) => rank(a.name, a.address) - rank(b.name, b.address))
    .map(({ address }) => address)
}

const anyAddress = new Set(['0.0.0.0', '::'])

/**
 * The origins people may type or scan, best guess first: PUBLIC_URL alone where it is set, the one address listened
 * on, or all of the machine's; this machine alone when it is on no network.
 */
export function phoneOrigins(
  scheme: 'http' | 'https',
  port: number,
  host: string | undefined,
  publicOrigin: string | undefined,
): readonly string[] {
  if (publicOrigin) return [publicOrigin]
  const hosts =
    host === undefined || anyAddress.has(host) ? phoneAddresses() : [host.includes(':') ? `[${host}]` : host]
  return (hosts.length > 0 ? hosts : ['localhost']).map(
    (name) => new URL(`${scheme}://${name}:${port}`).origin,
  )
}
