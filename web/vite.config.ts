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
    client: {
      build: {
        // The floor of old phones in a hall (docs/decisions): Svelte runs there with two polyfills in app.html.
        target: ['chrome73', 'safari14'],
        rolldownOptions: {
          output: {
            // A phone in a full hall pays for each request: what many pages share comes in one piece.
            codeSplitting: {
              groups: [
                { name: 'framework', test: /node_modules/, minShareCount: 8 },
                { name: 'shared', test: /src\/(lib|routes\/\+)/, minShareCount: 8 },
              ],
            },
          },
        },
      },
    },
  },
})
