import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { StorageFault, type Outcome, type Storage, type Unit } from '../storage/port.ts'
import type { House } from './house.ts'
import { newId, type Scene } from './meeting.ts'

/** What stands of a stream on disk. */
export async function stateIn<S = MeetingState>(house: House, stream: string): Promise<S> {
  const room = await house.rooms.open(stream)
  room!.close()
  return room!.durable().state as S
}

/** A command that is good any number of times: 应到. */
export const setExpected = ({ meeting }: Scene, expected: number, id = newId()) => ({
  id,
  type: 'roll.setExpected',
  meeting,
  expected,
})

/** Answers for the store, one after another, to the commits of meetings; then the store answers itself. */
export function scripted() {
  const answers: ((real: () => Promise<Outcome>) => Promise<Outcome>)[] = []
  const around = (storage: Storage): Storage => ({
    ...storage,
    commit: (unit: Unit) => {
      const answer = unit.stream?.stream.startsWith('meeting/') ? answers.shift() : undefined
      return answer ? answer(() => storage.commit(unit)) : storage.commit(unit)
    },
  })
  const fault = () => Promise.reject(new StorageFault('the disk is full'))
  const writtenAllTheSame = async (real: () => Promise<Outcome>) => {
    await real()
    throw new StorageFault('the line broke')
  }
  return { answers, around, fault, writtenAllTheSame }
}
