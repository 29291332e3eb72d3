import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { choices, choiceSecondsMax, chosen, prefsFrom, type Choice } from '#lib/prefs.ts'

/** `?size=elder` and its like, on any page: remembered, then the address without it. */
function remember(event: RequestEvent): void {
  const url = new URL(event.url)
  for (const choice of Object.keys(choices) as Choice[]) {
    const value = chosen(choice, url.searchParams.get(choice))
    if (!value) continue
    event.cookies.set(choice, value, {
      path: '/',
      maxAge: choiceSecondsMax,
      // Set again by the page itself, in place; and a hall is plain http.
      httpOnly: false,
      secure: false,
      sameSite: 'lax',
    })
    url.searchParams.delete(choice)
  }
  if (url.search !== event.url.search) redirect(303, url.pathname + url.search)
}

export const handle: Handle = async ({ event, resolve }) => {
  if (event.request.method === 'GET') remember(event)
  const prefs = prefsFrom((name) => event.cookies.get(name), event.request.headers.get('accept-language'))
  event.locals.reads = event.platform!.req.linyi
  event.locals.prefs = prefs
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%linyi.lang%', prefs.lang === 'en' ? 'en' : 'zh-CN')
        .replace('%linyi.size%', prefs.size)
        .replace('%linyi.theme%', prefs.theme),
  })
  // Pages differ by person and choice: nobody between us and the reader may keep one.
  response.headers.set('cache-control', 'private, no-cache')
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  return response
}

/** What broke goes to the server's log; a page says only that nothing was lost. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'unknown') event.locals.reads.fault(error)
}
