import type { NextFunction, Request, Response } from 'express'

/**
 * For every answer, pages and API alike. Pages add a content policy with a nonce of their own; the one here is for what
 * is no page: nothing may run or load. Only our own pages may frame us (the demo's three screens).
 */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('X-Frame-Options', 'SAMEORIGIN')
  response.setHeader(
    'Permissions-Policy',
    'geolocation=(), microphone=(), camera=(self), screen-wake-lock=(self)',
  )
  // Browsers complain about it on the plain address of a hall.
  if (request.secure) response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  if (request.path.startsWith('/api/')) {
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'self'")
  }
  next()
}
