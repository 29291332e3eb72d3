import { createApp, type App } from './app.ts'
import { readConfig, type Config } from './config.ts'
import { createLog } from './log.ts'
import { whyNotStarted } from './start-failure.ts'
import { welcomeText } from './welcome.ts'

/** What is not done by then is not waited for; everything acked is on disk anyway. */
const stopMsMax = 10_000

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody waited for this'))
  const app = await createApp(config, log)
  process.stdout.write(welcomeText(app.welcome, process.stdout.isTTY === true))
  const stop = once(() => leave(app))
  // The launcher and the terminal may both send it: the second is not a wish to hurry.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
}

async function leave(app: App): Promise<void> {
  const late = setTimeout(() => process.exit(1), stopMsMax)
  late.unref()
  await app.stop()
  process.exit(0)
}

function once(work: () => Promise<void>): () => void {
  let begun = false
  return () => {
    if (begun) return
    begun = true
    void work()
  }
}

const fail = (lines: readonly string[]): void => {
  for (const line of lines) process.stderr.write(`${line}\n`)
  process.exit(1)
}

const config = readConfig(process.argv.slice(2), process.env)
if (config.ok) await start(config.value).catch((error: unknown) => fail([whyNotStarted(error, config.value)]))
else fail(config.error)
