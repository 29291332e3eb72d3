import type { Connection } from '@linyi/shared/client/connection'

/** A page hidden longer than this may have been frozen, and its line dead without a word (WeChat does both). */
const hiddenMsMax = 15_000

/** Comes back at once when the page is looked at again or the network is there again. */
export function keepAwake(connection: Connection): () => void {
  let hiddenAt: number | null = null

  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now()
      return
    }
    const asleep = hiddenAt !== null && Date.now() - hiddenAt > hiddenMsMax
    hiddenAt = null
    if (asleep) connection.renew()
    else connection.wake()
  }
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) connection.renew()
  }

  document.addEventListener('visibilitychange', onVisibility)
  addEventListener('pageshow', onPageShow)
  addEventListener('online', connection.wake)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    removeEventListener('pageshow', onPageShow)
    removeEventListener('online', connection.wake)
  }
}
