import { describe, expect, test } from 'vitest'
import { createShelf } from './rehearsal/doc-browser.ts'
import { createSlowDevice } from './rehearsal/slow-shelf.ts'
import { breathe } from './rehearsal/visit.ts'
import { hide, people } from '../testing/board/hall.ts'
import { entry, setTable } from './rehearsal/doc-table.ts'
import { issues, setScene } from '../testing/board/scene.ts'

const { flood, lamp, unmade } = issues

describe('offline', () => {
  test('what was written meanwhile goes to the server field by field, and merges', async () => {
    const { office, open, onServer } = setTable(setScene())
    const [resident, deputy] = [await open(people.resident), await open(people.deputy)]
    office.setReachable(false)
    office.cut(people.resident.id)
    resident.say(lamp, 'title', '老街的路灯坏了三天')
    resident.say(lamp, 'detail', '天黑就看不见')
    expect(resident.client.saved()).toEqual({ is: 'waiting', fields: 2, kept: false })
    resident.pass(200)
    await breathe()
    expect(resident.client.saved()).toEqual({ is: 'waiting', fields: 2, kept: true })
    deputy.say(lamp, 'title', '路灯坏了三天，两盏')
    office.flow()
    office.setReachable(true)
    resident.pass(10_000)
    office.flow()
    expect(onServer(lamp)).toBe('老街的路灯坏了三天，两盏')
    expect(onServer(lamp, 'detail')).toBe('天黑就看不见')
    expect(resident.client.saved().is).toBe('saved')
  })

  test('one field that the server will not take does not take the others along', async () => {
    const { office, open, onServer, change } = setTable(setScene())
    const gridWorker = await open(people.gridWorker)
    office.setReachable(false)
    office.cut(people.gridWorker.id)
    gridWorker.say(flood, 'title', '𠮷祥里逢雨水浸，到膝盖')
    gridWorker.say(lamp, 'title', '路灯坏了三天，报过两次')
    gridWorker.say(flood, 'detail', '街坊反映：北园新村三年来经常水浸，去年最深')
    change(hide(flood))
    office.setReachable(true)
    gridWorker.pass(10_000)
    office.flow()
    await breathe()
    office.flow()
    expect(onServer(flood)).toBe('𠮷祥里逢雨水浸')
    expect(onServer(lamp)).toBe('路灯坏了三天，报过两次')
    expect(gridWorker.client.tray()).toMatchObject([
      {
        issue: flood,
        field: 'title',
        words: '𠮷祥里逢雨水浸，到膝盖',
        instead: '𠮷祥里逢雨水浸',
        code: 'board.mayNotEdit',
      },
      { issue: flood, field: 'detail', words: '街坊反映：北园新村三年来经常水浸，去年最深' },
    ])
    expect(gridWorker.read(flood)).toBe('𠮷祥里逢雨水浸')
    expect(gridWorker.client.saved().is).toBe('saved')
  })

  test('an answer lost with the line makes no second copy of the words', async () => {
    const { office, open, onServer } = setTable(setScene())
    const resident = await open(people.resident)
    resident.say(lamp, 'title', '老街路灯坏了三天')
    office.flowIn()
    office.cut(people.resident.id)
    expect(resident.client.saved().is).toBe('waiting')
    resident.pass(10_000)
    office.flow()
    expect(onServer(lamp)).toBe('老街路灯坏了三天')
    expect(resident.read(lamp)).toBe('老街路灯坏了三天')
    expect(resident.client.saved().is).toBe('saved')
  })

  test('unsent words survive a refresh, and are sent once', async () => {
    const { office, open, onServer } = setTable(setScene())
    const shelf = createShelf()
    const resident = await open(people.resident, shelf)
    resident.say(lamp, 'detail', '第一句。')
    office.flowIn()
    office.setReachable(false)
    office.cut(people.resident.id)
    resident.say(lamp, 'detail', '第一句。第二句。')
    resident.client.keepNow()
    resident.client.leave()
    await breathe()

    const again = await open(people.resident, shelf)
    expect(again.client.loaded()).toBe(true)
    expect(again.read(lamp, 'detail')).toBe('第一句。第二句。')
    expect(again.client.saved()).toMatchObject({ is: 'waiting', fields: 1, kept: true })
    again.say(lamp, 'detail', '第一句。第二句。第三句。')
    office.setReachable(true)
    office.flow()
    expect(onServer(lamp, 'detail')).toBe('第一句。第二句。第三句。')
    again.pass(200)
    await breathe()
    expect(shelf.drafts.all.size).toBe(0)
  })

  test('a page that is left while it takes over what was kept goes online no more, beside the next one', async () => {
    const { office, open } = setTable(setScene())
    const device = createSlowDevice()
    const first = await open(people.resident, device.page())
    await device.act(2)
    office.flow()
    office.setReachable(false)
    office.cut(people.resident.id)
    first.say(lamp, 'detail', '天黑就看不见')
    first.client.leave()
    await device.act(9)
    const second = await open(people.resident, device.page())
    await device.act(2)
    second.client.leave()
    office.setReachable(true)
    await device.act(9)
    office.flow()
    expect(office.received()).toBe(0)
    expect(second.client.status()).toEqual({ is: 'left' })
  })

  test('two tabs of one person keep their drafts side by side', async () => {
    const { office, open, onServer } = setTable(setScene())
    const shelf = createShelf()
    const tabs = [await open(people.resident, shelf), await open(people.resident, shelf)]
    office.setReachable(false)
    office.cut(people.resident.id)
    tabs[0]!.say(lamp, 'title', '左：路灯坏了三天')
    tabs[1]!.say(lamp, 'title', '路灯坏了三天，右')
    for (const { client } of tabs) client.leave()
    await breathe()
    expect(shelf.drafts.all.size).toBe(2)
    const again = await open(people.resident, shelf)
    office.setReachable(true)
    office.flow()
    expect(onServer(lamp)).toBe('左：路灯坏了三天，右')
    expect(again.client.saved().is).toBe('saved')
  })

  test('a device that keeps nothing says so', async () => {
    const { office, open } = setTable(setScene())
    const shelf = createShelf()
    const resident = await open(people.resident, shelf)
    shelf.full = true
    office.setReachable(false)
    office.cut(people.resident.id)
    resident.say(lamp, 'title', '路灯')
    resident.pass(200)
    await breathe()
    expect(resident.client.saved()).toEqual({ is: 'waiting', fields: 1, kept: false })
  })

  test('a device that is full after a refresh loses nothing of what it kept before', async () => {
    const { office, open, onServer } = setTable(setScene())
    const shelf = createShelf()
    const resident = await open(people.resident, shelf)
    office.setReachable(false)
    office.cut(people.resident.id)
    resident.say(lamp, 'detail', '天黑就看不见')
    resident.client.leave()
    await breathe()

    shelf.full = true
    const again = await open(people.resident, shelf)
    expect(again.read(lamp, 'detail')).toBe('天黑就看不见')
    again.client.leave()
    await breathe()
    const third = await open(people.resident, shelf)
    office.setReachable(true)
    office.flow()
    expect(onServer(lamp, 'detail')).toBe('天黑就看不见')
    third.pass(200)
    await breathe()
    expect(shelf.drafts.all.size).toBe(0)
  })

  test('a full device forgets what was written anew after a refusal, or it would come back beside that', async () => {
    const { office, open, onServer, change } = setTable(setScene())
    const shelf = createShelf()
    const gridWorker = await open(people.gridWorker, shelf)
    office.setReachable(false)
    office.cut(people.gridWorker.id)
    gridWorker.say(flood, 'title', '被拒的话')
    gridWorker.say(lamp, 'title', '路灯坏了三天，报过两次')
    gridWorker.say(lamp, 'detail', '还在等')
    gridWorker.client.keepNow()
    await breathe()
    shelf.full = true
    change(hide(flood))
    office.setReachable(true)
    gridWorker.pass(10_000)
    office.flowIn()
    office.flow()
    await breathe()
    shelf.full = false
    await open(people.gridWorker, shelf)
    expect(onServer(lamp)).toBe('路灯坏了三天，报过两次')
    expect(onServer(lamp, 'detail')).toBe('还在等')
  })

  test('what was written anew after a refusal is not sent before the device has it so: a page torn away then would bring the rest back beside it', async () => {
    const { office, open, onServer, change } = setTable(setScene())
    const device = createSlowDevice()
    const gridWorker = await open(people.gridWorker, device.page())
    await device.act(2)
    office.flow()
    office.setReachable(false)
    office.cut(people.gridWorker.id)
    gridWorker.say(flood, 'title', '被拒的话')
    gridWorker.say(lamp, 'title', '路灯坏了三天，报过两次')
    gridWorker.client.keepNow()
    await device.act(1)
    expect(gridWorker.client.saved()).toMatchObject({ is: 'waiting', kept: true })
    change(hide(flood))
    office.setReachable(true)
    gridWorker.pass(10_000)
    office.flow()
    expect(onServer(lamp)).toBe('路灯坏了三天')
    device.tear()
    gridWorker.client.leave()

    await open(people.gridWorker, device.page())
    while (onServer(lamp) === '路灯坏了三天') {
      await device.act(1)
      office.flow()
    }
    expect(onServer(lamp)).toBe('路灯坏了三天，报过两次')
  })

  test('words written into an issue that is deleted meanwhile go to the tray', async () => {
    const { office, open } = setTable(setScene())
    const [deputy, gridWorker] = [await open(people.deputy), await open(people.gridWorker)]
    deputy.client.createIssue(entry(unmade))
    office.flow()
    office.setReachable(false)
    office.cut(people.gridWorker.id)
    gridWorker.say(unmade, 'detail', '去年修过一次')
    gridWorker.say(lamp, 'detail', '还在等')
    deputy.client.deleteIssue(unmade)
    office.flow()
    office.setReachable(true)
    gridWorker.pass(10_000)
    office.flow()
    expect(gridWorker.client.tray()).toMatchObject([
      { issue: unmade, field: 'detail', words: '去年修过一次', instead: '', code: 'board.inert' },
    ])
    expect(gridWorker.read(lamp, 'detail')).toBe('还在等')
    expect(gridWorker.client.saved().is).toBe('saved')
  })
})
