import { execFile } from 'node:child_process'
import { join } from 'node:path'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

/** An operator's command, as `npm run` starts it. */
export const runCommand = (
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> =>
  new Promise((settled) => {
    const file = join(import.meta.dirname, '../commands', `${name}.ts`)
    execFile(process.execPath, [file, ...args], { env: { ...process.env, ...env } }, (error, out, err) =>
      settled({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
