/** A page hidden longer than this may have been frozen, and its line dead without a word (WeChat does both). */
const hiddenMsMax = 15_000

export type Sleeper = {
  /** Tries now instead of at the end of a wait. */
  readonly wake: () => void
  /** As `wake`, and gives up a line that may have died. */
  readonly renew: () => void
}

/** Comes back at once when the page is looked at again or the network is there again. */
export function keepAwake(sleeper: Sleeper): () => void {
  let hiddenAt: number | null = null

  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now()
      return
    }
    const asleep = hiddenAt !== null && Date.now() - hiddenAt > hiddenMsMax
    hiddenAt = null
    if (asleep) sleeper.renew()
    else sleeper.wake()
  }
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) sleeper.renew()
  }

  document.addEventListener('visibilitychange', onVisibility)
  addEventListener('pageshow', onPageShow)
  addEventListener('online', sleeper.wake)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    removeEventListener('pageshow', onPageShow)
    removeEventListener('online', sleeper.wake)
  }
}
