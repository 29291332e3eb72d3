import { join } from 'node:path'

/** Where the embedded store lies in DATA_DIR. */
export const storePath = (dataDir: string): string => join(dataDir, 'linyi.sqlite')
