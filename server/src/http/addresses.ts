import type { PhoneAddress } from '@linyi/shared/protocol/bodies'
import type { Storage } from '../storage/port.ts'

/** Where phones reach this machine: the address that one has really reached comes before every guess. */
export type Addresses = {
  /** Best first; empty on no network. */
  readonly all: () => readonly PhoneAddress[]
  /** The same as links and codes carry them; never empty. */
  readonly origins: () => readonly string[]
  /** A phone got through here: from now on links and codes lead here, after a restart too. */
  readonly reached: (origin: string) => Promise<void>
}

const setting = 'phoneOrigin'

/**
 * @param list the addresses of this moment, best guess first: networks come and go
 * @param here where this machine finds itself, when it is on no network
 */
export async function createAddresses(
  storage: Pick<Storage, 'setting' | 'putSetting'>,
  list: () => readonly PhoneAddress[],
  here: () => string,
): Promise<Addresses> {
  let best = await storage.setting(setting)
  const all = () => {
    const addresses = list()
    const proven = addresses.filter(({ origin }) => origin === best)
    return [...proven, ...addresses.filter(({ origin }) => origin !== best)]
  }
  return {
    all,
    origins: () => {
      const origins = all().map(({ origin }) => origin)
      return origins.length > 0 ? origins : [here()]
    },
    reached: async (origin) => {
      // Anybody may send any Host.
      if (origin === best || !list().some((address) => address.origin === origin)) return
      best = origin
      await storage.putSetting(setting, origin)
    },
  }
}
