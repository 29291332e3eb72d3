// npm run -s keys -- rotate: wraps the keys of all mediation cases under a new master key in KEY_FILE. Of a running server
// or a stopped one.
// npm run -s keys -- destroy CASE: notes that the time of a case is over; its key is destroyed at the next start.
import { readConfig } from '../config.ts'
import { erasureListPath, openErasureList } from '../erasure/list.ts'
import { freshId } from '../rooms/fresh-id.ts'
import { rotateKeys } from '../storage/sealed/rotate.ts'
import { openStoreBeside } from '../store.ts'

const usage = '用法 · usage: npm run -s keys -- rotate\n                    npm run -s keys -- destroy CASE'

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

/** On the list beside the store, so that a copy that is gone back to loses the key again. */
async function destroy(id: string): Promise<string[]> {
  const config = readConfig([], process.env)
  if (!config.ok) throw new Error(config.error.join('\n'))
  const storage = await openStoreBeside(config.value)
  try {
    const isThere = (await storage.keys()).some(({ holder }) => holder === id)
    if (!isThere) throw new Error(`没有案件 ${id} · there is no case ${id}`)
    const at = Date.now()
    openErasureList(erasureListPath(config.value.dataDir)).note({
      kind: 'case',
      id: freshId(at),
      at,
      case: id,
    })
    return [`记下了，下次启动时销毁 · noted: it is destroyed at the next start`]
  } finally {
    await storage.close()
  }
}

const [action, id, ...more] = process.argv.slice(2)
try {
  const isRotate = action === 'rotate' && id === undefined
  const isDestroy = action === 'destroy' && id !== undefined && more.length === 0
  if (!isRotate && !isDestroy) throw new Error(usage)
  for (const line of await (isRotate ? rotate() : destroy(id!))) console.log(line)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
