// Operator commands: sets up what is missing, silently on stdout, then runs the file named first with the rest as arguments.
import { launch } from './launch.mjs'
import { main } from './main.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  await setUp({ build: false })
  return launch(process.argv.slice(2))
})
