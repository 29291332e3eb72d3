import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The Node that comes with the project; the machine's own only runs these scripts. */
export const projectNode = join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/**
 * The environment for everything started here: nested `node` and `pnpm` are the project's. What Node has compiled it
 * keeps, or every start of a server reads several hundred files of TypeScript anew.
 */
export const projectEnv = () => {
  const separator = process.platform === 'win32' ? ';' : ':'
  return {
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
    ...process.env,
    PATH: join(root, 'node_modules/.bin') + separator + (process.env.PATH ?? ''),
  }
}
