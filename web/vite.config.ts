import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Timer rings and cups carry their size in a style attribute.
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:'],
          // Safari before 15.4 does not count ws: as 'self'.
          'connect-src': ['self', 'ws:', 'wss:'],
          'frame-src': ['self'],
          'frame-ancestors': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'object-src': ['none'],
        },
      },
    }),
  ],
  environments: {
    // The floor of old phones in a hall (docs/decisions): Svelte runs there with two polyfills in app.html.
    client: { build: { target: ['chrome73', 'safari14'] } },
  },
})
