import { compileModule } from 'svelte/compiler'

/** Lets a test run a module that has runes as a browser would: outside Vite's own build they are left as they stand. */
export const runes = {
  name: 'runes',
  transform: (code: string, id: string): { readonly code: string; readonly map: object } | null => {
    if (!/\.svelte(\.test)?\.ts$/.test(id)) return null
    const { js } = compileModule(code, { filename: id, generate: 'client' })
    return { code: js.code, map: js.map }
  },
}
