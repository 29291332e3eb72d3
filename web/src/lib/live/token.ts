/**
 * A frame of `/demo` is somebody else than its neighbours, and all of them share one cookie jar and one
 * sessionStorage: so each frame's token comes in the address's fragment and is kept under the frame's own name.
 */
const key = () => `linyi.token.${window.name}`

/** Says who this tab is from here on. */
export const keepToken = (token: string): void => sessionStorage.setItem(key(), token)

/** The frame's token, or null where the cookie says who one is. Takes it out of the address bar. */
export function takeToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given) {
    keepToken(given)
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  return given ?? sessionStorage.getItem(key())
}

/** The tab is nobody any more. */
export const dropToken = (): void => sessionStorage.removeItem(key())

/** How a request over HTTP says who asks. */
export const asViewer = (token: string | null): RequestInit =>
  token === null
    ? { credentials: 'same-origin' }
    : { credentials: 'omit', headers: { authorization: `Bearer ${token}` } }
