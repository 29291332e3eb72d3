import { rulesOf } from '@linyi/shared/domain/streams'
import { parentPort, workerData } from 'node:worker_threads'
import type { Reckoning } from './reckoning.ts'

const { stream, task } = workerData as Reckoning
parentPort!.postMessage(rulesOf(stream)!.boxes!.reckon(task))
