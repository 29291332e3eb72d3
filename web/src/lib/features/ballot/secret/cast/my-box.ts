import type { BoxClient } from '@linyi/shared/client/box-client'
import { device } from '#lib/live/device.ts'
import type { Kept } from '#lib/live/kept.ts'

export type MyBox = {
  readonly client: BoxClient
  readonly momentToFetch: (now: number, castsFrom: number, chance: number) => number
}

/**
 * The voter's side of a box, with what it keeps under `path` on this device. Its arithmetic is fetched when there is a
 * box: nobody pays for it before.
 */
export async function openBox(box: string, kept: Kept, path: string, token: string | null): Promise<MyBox> {
  const [{ createBoxClient, momentToFetch }, { boxLink }] = await Promise.all([
    import('@linyi/shared/client/box-client'),
    import('@linyi/shared/client/box-client/link'),
  ])
  const client = createBoxClient({
    ...{ box, slip: null, chance: device.chance },
    link: boxLink((url, init) => fetch(url, init), '', token),
    store: {
      get: async () => ((await kept.under(path))[0] ?? null) as never,
      put: (_, what) => kept.put(path, what),
    },
  })
  return { client, momentToFetch }
}
