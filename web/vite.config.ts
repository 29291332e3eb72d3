import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { groups } from './pieces.ts'

/** The floor of old phones in a hall (docs/decisions): Svelte runs there with two polyfills in app.html. */
const floor = ['chrome73', 'safari14']

/** Svelte scopes the later parts of a selector with `:where()`, for which Chrome 73 drops the whole rule. */
const plainScopes = {
  postcssPlugin: 'plain-scopes',
  Rule: (rule: { selector: string }) => {
    const plain = rule.selector.replace(/:where\((\.svelte-[\w-]+)\)/g, '$1')
    if (plain !== rule.selector) rule.selector = plain
  },
}

export default defineConfig({
  css: { postcss: { plugins: [plainScopes] } },
  build: { cssTarget: floor },
  plugins: [
    sveltekit({
      adapter: adapter(),
      // Small style sheets go into the page: each would hold up the first paint for a round trip of its own.
      inlineStyleThreshold: 4096,
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
        target: floor,
        cssTarget: floor,
        rolldownOptions: {
          output: {
            codeSplitting: { groups },
          },
        },
      },
    },
  },
})
