const dayS = 24 * 60 * 60

/** The login of a browser, and the token that its forms carry. */
export type CookieName = 'login' | 'form'

/** The value of a cookie out of the `Cookie` header; null when it is not there. */
export function cookieIn(header: string | undefined, name: CookieName): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value) return value
  }
  return null
}

/** A `Set-Cookie` that scripts cannot read and foreign sites cannot send along with a post. */
export const cookieSet = (name: CookieName, value: string, days: number, secure: boolean): string =>
  `${name}=${value}; Path=/; Max-Age=${days * dayS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

export const cookieDropped = (name: CookieName, secure: boolean): string => cookieSet(name, '', 0, secure)
