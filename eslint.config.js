import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

/**
 * Which way imports point (docs/ARCHITECTURE.md); package boundaries hold the rest. A later zone replaces an earlier
 * one for the same file, so zones never overlap: each names everything its files may not import.
 */
const zone = (files, bans, ignores = []) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.contract.ts', ...ignores],
  rules: {
    'no-restricted-imports': ['error', { patterns: bans.map(([group, message]) => ({ group, message })) }],
  },
})

const shared = (folder, group) =>
  zone([`shared/src/${folder}/**/*.ts`], [[[...group, 'node:*'], `shared/${folder} may not import this`]])

const noWeb = [['@linyi/web/**', '**/web/src/**'], 'the server mounts the built handler, nothing else']
const portsOnly = [
  ['**/storage/sqlite/**', '**/storage/postgres/**', '**/bus/memory*', '**/bus/redis*'],
  'only server/src/app.ts picks implementations; import the port',
]
const noEdges = [['**/http/**', '**/realtime/**'], 'rooms are called by the edges, never the other way']
const noCallers = [
  ['**/rooms/**', '**/http/**', '**/realtime/**', '**/demo/**'],
  'storage and bus know only their ports',
]
const noDomain = [
  ['#lib/features/**', '#lib/live/**', '**/features/**', '**/live/**', '@linyi/shared/domain/**'],
  'ui knows no domain',
]
const noFeatures = [['#lib/features/**', '**/features/**'], 'features stand on live, never the other way']

export default ts.config(
  { ignores: ['**/build/', '**/.svelte-kit/', '**/node_modules/', '**/coverage/', 'data/', 'demo-data/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-expressions': ['error', { allowTaggedTemplates: true }],
      'no-console': 'error',
      'no-control-regex': 'off',
      'no-undef': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: { 'svelte/no-navigation-without-resolve': 'off' },
  },
  {
    // The floor is Chrome 73 and Safari 14 over plain http: these are missing there (docs/decisions).
    files: ['web/src/**/*.{ts,svelte}', 'shared/src/**/*.ts'],
    ignores: ['**/*.test.ts', 'shared/src/testing/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'allSettled', message: 'Promise.allSettled is above the browser floor' },
        { property: 'randomUUID', message: 'absent on plain http' },
        { property: 'structuredClone', message: 'above the browser floor' },
      ],
      // Calls only: `at` is also the time of every event.
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='at']",
          message: 'Array.prototype.at is above the browser floor',
        },
      ],
    },
  },
  { files: ['scripts/**', 'server/src/commands/**'], rules: { 'no-console': 'off' } },
  shared('lib', [
    '**/domain/**',
    '**/docs/**',
    '**/record/**',
    '**/protocol/**',
    '**/client/**',
    'zod',
    'yjs',
  ]),
  shared('box', [
    '**/domain/**',
    '**/docs/**',
    '**/record/**',
    '**/protocol/**',
    '**/client/**',
    '**/testing/**',
    'yjs',
  ]),
  shared('domain', ['**/docs/**', '**/protocol/**', '**/client/**', '**/testing/**', 'yjs', 'lib0*']),
  shared('docs', ['**/protocol/**', '**/client/**', '**/testing/**']),
  shared('record', ['**/docs/**', '**/protocol/**', '**/client/**', '**/testing/**', 'yjs', 'lib0*']),
  shared('papers', ['**/docs/**', '**/protocol/**', '**/client/**', '**/testing/**', 'yjs', 'lib0*']),
  shared('protocol', ['**/client/**', '**/testing/**', 'yjs', 'lib0*']),
  shared('client', ['**/testing/**', 'socket.io-client', 'y-websocket', 'zod']),
  shared('testing', ['**/client/**']),
  zone(['server/src/*.ts', 'server/src/commands/**/*.ts'], [noWeb]),
  zone(['server/src/{http,realtime,demo,records}/**/*.ts'], [noWeb, portsOnly]),
  zone(['server/src/{rooms,box}/**/*.ts'], [noWeb, portsOnly, noEdges]),
  zone(['server/src/{storage,bus}/**/*.ts'], [noWeb, noCallers]),
  zone(['web/src/lib/ui/**'], [noDomain]),
  zone(['web/src/lib/live/**'], [noFeatures]),
  {
    files: ['e2e/specs/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@playwright/test',
          importNames: ['test'],
          message: 'take it from e2e/fixtures/test.ts, after which nobody’s page stays open',
        },
      ],
    },
  },
)
