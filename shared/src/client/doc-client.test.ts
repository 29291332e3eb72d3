import { describe, expect, test, vi } from 'vitest'
import { createShelf } from './rehearsal/doc-browser.ts'
import { breathe } from './rehearsal/visit.ts'
import { people } from '../testing/board/hall.ts'
import { listIssues } from '../docs/board/list.ts'
import { entry, setTable } from './rehearsal/doc-table.ts'
import { issues, setScene } from '../testing/board/scene.ts'

const { flood, lamp, unmade } = issues

describe('writing together', () => {
  test('two people see the same words, and each of them is saved', async () => {
    const { office, open, onServer } = setTable(setScene())
    const [resident, deputy] = [await open(people.resident), await open(people.deputy)]
    expect(resident.client.saved()).toEqual({ is: 'saved', at: null })
    resident.say(lamp, 'title', '西路的路灯坏了三天')
    deputy.say(lamp, 'title', '路灯坏了三天，两盏')
    expect(resident.client.saved()).toEqual({ is: 'saving' })
    expect(resident.client.isPending(lamp)).toBe(true)
    office.flow()
    for (const read of [resident.read(lamp), deputy.read(lamp), onServer(lamp)])
      expect(read).toBe('西路的路灯坏了三天，两盏')
    expect(resident.client.saved()).toEqual({ is: 'saved', at: expect.any(Number) as number })
    expect(resident.client.isPending(lamp)).toBe(false)
  })

  test('nothing counts as saved before the server says so', async () => {
    const { office, open } = setTable(setScene())
    const resident = await open(people.resident)
    resident.say(lamp, 'title', '路灯')
    office.flowIn()
    expect(resident.client.saved()).toEqual({ is: 'saving' })
    office.flow()
    expect(resident.client.saved().is).toBe('saved')
  })

  test('one edit is on its way at a time, and what is typed meanwhile goes as one', async () => {
    const { office, open, onServer } = setTable(setScene())
    const resident = await open(people.resident)
    const before = office.received()
    for (const words of ['一', '一二', '一二三', '一二三四']) resident.say(lamp, 'detail', words)
    office.flow()
    expect(office.received() - before).toBe(2)
    expect(onServer(lamp, 'detail')).toBe('一二三四')
  })

  test('an issue is made, ordered, tagged and deleted', async () => {
    const { desk, office, open } = setTable(setScene())
    const [deputy, officer] = [await open(people.deputy), await open(people.officer)]
    deputy.client.createIssue(entry(unmade))
    deputy.client.setGrid(unmade, 'qibao')
    office.flow()
    officer.client.moveIssue(unmade, 0)
    officer.client.setCategory(unmade, 'roads')
    office.flow()
    expect(deputy.client.issues().map(({ id }) => id)).toEqual([unmade, flood, lamp])
    expect(deputy.client.issues()[0]).toMatchObject({
      author: people.deputy.id,
      grid: 'qibao',
      category: 'roads',
    })
    deputy.client.deleteIssue(unmade)
    office.flow()
    expect(listIssues(desk.doc).map(({ id }) => id)).toEqual([flood, lamp])
    expect(deputy.client.tray()).toEqual([])
  })

  test("undo takes back one's own words only", async () => {
    const { office, open, onServer } = setTable(setScene())
    const [resident, deputy] = [await open(people.resident), await open(people.deputy)]
    resident.say(lamp, 'title', '老街的路灯坏了三天')
    office.flow()
    deputy.say(lamp, 'title', '老街的路灯坏了三天，两盏')
    office.flow()
    expect([resident.client.canUndo(), resident.client.canRedo()]).toEqual([true, false])
    resident.client.undo()
    office.flow()
    expect(onServer(lamp)).toBe('路灯坏了三天，两盏')
    resident.client.redo()
    office.flow()
    expect(onServer(lamp)).toBe('老街的路灯坏了三天，两盏')
  })

  test('a text tells its listeners what others did, and nothing of what was written through it', async () => {
    const { office, open } = setTable(setScene())
    const [resident, deputy] = [await open(people.resident), await open(people.deputy)]
    const heard = vi.fn()
    const stop = resident.client.text(lamp, 'title').listen(heard)
    resident.say(lamp, 'title', '路灯坏了')
    expect(heard).not.toHaveBeenCalled()
    deputy.say(lamp, 'title', '三天，路灯坏了三天')
    office.flow()
    expect(heard).toHaveBeenCalledWith([{ insert: '三天，' }])
    stop()
    deputy.say(lamp, 'title', '')
    office.flow()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  test('what nobody types is left out of what is pasted, and the text box is told', async () => {
    const { office, open, onServer } = setTable(setScene())
    const resident = await open(people.resident)
    const heard = vi.fn()
    resident.client.text(lamp, 'detail').listen(heard)
    resident.say(lamp, 'detail', '一\r\n二\u202E三\uFEFF')
    expect(heard).toHaveBeenCalledWith(null)
    office.flow()
    expect(onServer(lamp, 'detail')).toBe('一\n二三')
    expect(resident.client.tray()).toEqual([])
  })

  test('others are seen where they write, until their line is gone', async () => {
    const { office, open } = setTable(setScene())
    const [resident, deputy] = [await open(people.resident), await open(people.deputy)]
    const seen = () =>
      resident.client.present().map(({ user, caret }) => user.id === people.deputy.id && caret)
    deputy.client.setCaret({ issue: lamp, field: 'title', anchor: 2, head: 4 })
    office.flow()
    resident.say(lamp, 'title', '老街路灯坏了三天')
    office.flow()
    expect(seen()).toEqual([{ issue: lamp, field: 'title', anchor: 4, head: 6 }])
    deputy.client.setCaret(null)
    office.flow()
    expect(seen()).toEqual([{ issue: lamp, field: 'title', anchor: 4, head: 6 }])
    deputy.pass(250)
    office.flow()
    expect(seen()).toEqual([null])
    office.cut(people.resident.id)
    expect(seen()).toEqual([])
  })
})

describe('a line', () => {
  test('that stays silent is given up and made anew', async () => {
    const { office, open } = setTable(setScene())
    const resident = await open(people.resident)
    resident.pass(35_000)
    expect(resident.client.status().is).toBe('waiting')
    resident.client.wake()
    office.flow()
    expect(resident.client.status().is).toBe('open')
  })

  test('without acks is not believed', async () => {
    const { office, open } = setTable(setScene())
    const resident = await open(people.resident)
    resident.say(lamp, 'title', '路灯')
    resident.pass(10_000)
    expect(resident.client.saved()).toMatchObject({ is: 'waiting' })
    resident.client.renew()
    office.flow()
    expect(resident.client.saved().is).toBe('saved')
  })

  test('is not tried again when the login is refused, until asked', async () => {
    const { office, open } = setTable(setScene())
    const resident = await open(people.resident)
    office.cut(people.resident.id, 4401)
    resident.say(lamp, 'title', '路灯')
    expect(resident.client.saved()).toMatchObject({ is: 'failed', fields: 1 })
    resident.pass(60_000)
    office.flow()
    expect(resident.client.status().is).toBe('refused')
    resident.client.renew()
    office.flow()
    expect(resident.client.saved().is).toBe('saved')
  })

  test('to a server that lost what it had confirmed gives the unsent words back', async () => {
    const before = setTable(setScene())
    const shelf = createShelf()
    const resident = await before.open(people.resident, shelf)
    resident.say(lamp, 'title', '路灯坏了三天了')
    before.office.flow()
    before.office.setReachable(false)
    before.office.cut(people.resident.id)
    resident.say(lamp, 'detail', '还没修')
    resident.client.leave()
    await breathe()

    const restored = setTable(setScene())
    const again = await restored.open(people.resident, shelf)
    for (let tries = 0; tries < 3; tries++) {
      again.pass(10_250)
      restored.office.flow()
    }
    expect(again.client.status().is).toBe('open')
    expect(again.read(lamp)).toBe('路灯坏了三天')
    expect(again.client.tray()).toMatchObject([{ field: 'detail', words: '还没修' }])
  })
})
