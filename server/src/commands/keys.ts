// npm run -s keys -- rotate: wraps the keys of all mediation cases under a new master key in KEY_FILE. Of a running server
// or a stopped one.
import { readConfig } from '../config.ts'
import { rotateKeys } from '../storage/sealed/rotate.ts'
import { openStoreBeside } from '../store.ts'

const usage = '用法 · usage: npm run -s keys -- rotate'

/** @returns the lines to print; rejects with the one line that says what is wrong */
async function rotate(): Promise<string[]> {
  const config = readConfig([], process.env)
  if (!config.ok) throw new Error(config.error.join('\n'))
  const { keyFile } = config.value
  const storage = await openStoreBeside(config.value)
  try {
    const { cases, dropped } = await rotateKeys(storage, keyFile, Date.now())
    return [
      `${cases} 个案件换了钥匙 · cases are under a new key now`,
      ...(dropped > 0 ? [`过了三十天的旧钥匙删了 · old keys past their time removed: ${dropped}`] : []),
      `把 ${keyFile} 重新另抄一份 · keep a new copy of it apart`,
    ]
  } finally {
    await storage.close()
  }
}

const [action, ...more] = process.argv.slice(2)
try {
  if (action !== 'rotate' || more.length > 0) throw new Error(usage)
  for (const line of await rotate()) console.log(line)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
