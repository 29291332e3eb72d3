import { verifyRecord } from '@linyi/shared/record/verify-record'
import { expect, test } from 'vitest'
import { StorageFault } from '../storage/port.ts'
import { closed } from '../testing/closed.ts'
import { ask, openCounter, tokenOf } from '../testing/counter.ts'
import { openHouse } from '../testing/house.ts'
import { announced } from '../testing/meeting.ts'

test('a disk that takes nothing keeps nobody from reading a record, nor the list of them, which is whole again after', async () => {
  let isFull = false
  const house = await openHouse({
    around: (storage) => ({
      ...storage,
      putRecord: (...given) =>
        isFull ? Promise.reject(new StorageFault('database or disk is full')) : storage.putRecord(...given),
    }),
  })
  const counter = await openCounter({ house })
  const scene = await announced(counter)
  await closed(counter, scene)
  isFull = true
  const reviewed = (await counter.storage.readStream(scene.stream, 0)).length
  const token = await tokenOf(counter, scene.officer)
  const path = `/api/records/${scene.meeting}`
  await ask(counter, 'POST', path, { token, json: { reviewed, looked: true } })
  expect(await ask(counter, 'GET', '/api/records')).toMatchObject({ status: 200, body: { records: [] } })
  const text = await (await fetch(counter.url + path)).text()
  expect(verifyRecord(new TextEncoder().encode(text))).toMatchObject({ fault: null })
  isFull = false
  expect((await ask(counter, 'GET', '/api/records')).body.records).toMatchObject([{ id: scene.meeting }])
  await counter.close()
})
