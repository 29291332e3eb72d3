import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectNode } from './root.mjs'

const launchFile = join(import.meta.dirname, 'launch.mjs')

/** A launcher process of its own, whose child runs `script`. */
const launcher = (script: string) => {
  const work = `import { launch } from ${JSON.stringify(launchFile)}
    process.exitCode = await launch(['-e', ${JSON.stringify(script)}])`
  return spawn(projectNode, ['--input-type=module', '-e', work], { stdio: ['ignore', 'pipe', 'inherit'] })
}

test("the child's exit code is the launcher's", async () => {
  const [code] = await once(launcher('process.exit(7)'), 'exit')
  expect(code).toBe(7)
})

test('the child runs on the project’s own Node', async () => {
  const child = launcher('console.log(process.execPath.includes("node_modules"))')
  const [chunk] = await once(child.stdout!, 'data')
  expect(String(chunk).trim()).toBe('true')
})

test('what the child’s Node has compiled is kept for its next start', async () => {
  const child = launcher('console.log(process.env.NODE_COMPILE_CACHE)')
  const [chunk] = await once(child.stdout!, 'data')
  expect(String(chunk)).toMatch(/\S/)
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s reaches the child, which ends in its own time',
  async (signal) => {
    const child = launcher(`
    process.on('${signal}', () => { console.log('stopping'); process.exit(3) })
    setInterval(() => {}, 1000)
    console.log('ready')`)
    await once(child.stdout!, 'data')
    const stopping = once(child.stdout!, 'data')
    const ended = once(child, 'exit')
    child.kill(signal)
    expect(String((await stopping)[0]).trim()).toBe('stopping')
    expect((await ended)[0]).toBe(3)
  },
)

test('a child killed by a signal gives 128 and its number', async () => {
  const [code] = await once(launcher('process.kill(process.pid, "SIGKILL")'), 'exit')
  expect(code).toBe(137)
})
