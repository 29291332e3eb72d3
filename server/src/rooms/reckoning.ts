import { Worker } from 'node:worker_threads'

/** Whose rules say how, and of what. */
export type Reckoning = { readonly stream: string; readonly task: unknown }

/**
 * Reckons on a thread of its own what the rules of a stream's boxes ask for, so that everybody else goes on being answered.
 * Rejects where the thread ends without an answer.
 */
export const reckonBeside = (reckoning: Reckoning): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reckoning-worker.ts', import.meta.url), { workerData: reckoning })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('nothing was reckoned')))
  })
