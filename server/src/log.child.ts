import { createLog } from './log.ts'

const log = createLog('info')
for (let line = 0; line < 100; line++) log.info({ line }, 'said into a log that has no room')
process.stdout.write('still here\n')
