// `npm start`: sets up what is missing, then serves. Arguments go to the server: npm start -- --demo
import { launch } from './launch.mjs'
import { main } from './main.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  await setUp()
  return launch(['server/src/main.ts', ...process.argv.slice(2)])
})
