import { describe, expect, test, vi } from 'vitest'
import { createShelf, openBrowser, type Browser } from './rehearsal/doc-browser.ts'
import { createOffice } from './rehearsal/doc-office.ts'
import { breathe } from './rehearsal/visit.ts'
import { hide, lockList, people, remove } from '../testing/board/hall.ts'
import { issues, setScene } from '../testing/board/scene.ts'
import { listIssues, textOf } from '../docs/board/list.ts'
import { deleteIssue } from '../docs/board/edits.ts'

const { flood, lamp, unmade } = issues
const entry = (id: string) => ({ id, title: '护坡松动', detail: '', grid: '', createdAt: 1 })

const setTable = () => {
  const scene = setScene()
  const office = createOffice(scene.desk)
  const open = async (who: { readonly id: string }, shelf = createShelf()): Promise<Browser> => {
    const browser = await openBrowser(office, scene.rightsOf, who.id, shelf)
    office.flow()
    return browser
  }
  const onServer = (issue: string, field: 'title' | 'detail' = 'title') =>
    textOf(scene.desk.doc, issue, field)?.toString()
  return { ...scene, office, open, onServer }
}

describe('writing together', () => {
  test('two people see the same words, and each of them is saved', async () => {
    const { office, open, onServer } = setTable()
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
    const { office, open } = setTable()
    const resident = await open(people.resident)
    resident.say(lamp, 'title', '路灯')
    office.flowIn()
    expect(resident.client.saved()).toEqual({ is: 'saving' })
    office.flow()
    expect(resident.client.saved().is).toBe('saved')
  })

  test('one edit is on its way at a time, and what is typed meanwhile goes as one', async () => {
    const { office, open, onServer } = setTable()
    const resident = await open(people.resident)
    const before = office.received()
    for (const words of ['一', '一二', '一二三', '一二三四']) resident.say(lamp, 'detail', words)
    office.flow()
    expect(office.received() - before).toBe(2)
    expect(onServer(lamp, 'detail')).toBe('一二三四')
  })

  test('an issue is made, ordered, tagged and deleted', async () => {
    const { desk, office, open } = setTable()
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
    const { office, open, onServer } = setTable()
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
    const { office, open } = setTable()
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
    const { office, open, onServer } = setTable()
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
    const { office, open } = setTable()
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

describe('offline', () => {
  test('what was written meanwhile goes to the server field by field, and merges', async () => {
    const { office, open, onServer } = setTable()
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
    const { office, open, onServer, change } = setTable()
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
    const { office, open, onServer } = setTable()
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
    const { office, open, onServer } = setTable()
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

  test('two tabs of one person keep their drafts side by side', async () => {
    const { office, open, onServer } = setTable()
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
    const { office, open } = setTable()
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

  test('words written into an issue that is deleted meanwhile go to the tray', async () => {
    const { office, open } = setTable()
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

describe('a refusal', () => {
  test("the list is locked while somebody types: their words are in their hand, the others' on the screen", async () => {
    const { office, open, onServer, change } = setTable()
    const shelf = createShelf()
    const [resident, deputy] = [await open(people.resident, shelf), await open(people.deputy)]
    const heard = vi.fn()
    resident.client.text(lamp, 'title').listen(heard)
    resident.say(lamp, 'title', '路灯坏了三天，怕小孩')
    resident.say(lamp, 'detail', '天黑就看不见')
    change(lockList)
    office.flow()
    expect(resident.read(lamp)).toBe('路灯坏了三天')
    expect(heard).toHaveBeenCalledWith(null)
    expect(resident.client.tray()).toMatchObject([
      {
        issue: lamp,
        field: 'title',
        words: '路灯坏了三天，怕小孩',
        instead: '路灯坏了三天',
        code: 'board.locked',
      },
      { issue: lamp, field: 'detail', words: '天黑就看不见', instead: '', code: 'board.locked' },
    ])
    expect(resident.client.lastRefusal()).toEqual({ code: 'board.locked', path: `issues/${lamp}/title` })
    expect(resident.client.saved().is).toBe('saved')
    expect(onServer(lamp)).toBe('路灯坏了三天')
    expect(deputy.read(lamp)).toBe('路灯坏了三天')

    resident.client.leave()
    const again = await open(people.resident, shelf)
    expect(again.client.tray()).toHaveLength(2)
    again.client.dismiss(again.client.tray()[0]!.id)
    expect(again.client.tray()).toHaveLength(1)
    expect(shelf.tray.all.size).toBe(1)
  })

  test('who types on while the first letters are being refused finds all of them in one place', async () => {
    const { office, open, change } = setTable()
    const resident = await open(people.resident)
    change(lockList)
    for (const letter of ['又', '又', '三', '天']) {
      const text = resident.client.text(lamp, 'title')
      text.write([{ index: text.read().length, remove: 0, insert: letter }])
      office.flow()
    }
    expect(resident.client.tray().map(({ words }) => words)).toEqual(['路灯坏了三天又又三天'])
  })

  test('after an unlock the same page writes on', async () => {
    const { office, open, onServer, change, state } = setTable()
    const resident = await open(people.resident)
    const before = state()
    change(lockList)
    resident.say(lamp, 'title', '路灯')
    office.flow()
    change(() => before)
    resident.say(lamp, 'title', '路灯坏了三天了')
    office.flow()
    expect(onServer(lamp)).toBe('路灯坏了三天了')
    expect(resident.client.saved().is).toBe('saved')
  })

  test("others' words that came meanwhile stay, letter for letter", async () => {
    const { office, open, onServer, change } = setTable()
    const gridWorker = await open(people.gridWorker)
    const deputy = await open(people.deputy)
    change(hide(flood))
    gridWorker.say(flood, 'title', '被拒的话')
    gridWorker.client.text(lamp, 'title').write([
      { index: 6, remove: 0, insert: '后' },
      { index: 2, remove: 1, insert: '' },
      { index: 0, remove: 0, insert: '前' },
    ])
    deputy.say(lamp, 'title', '路灯坏了整整三天')
    office.flow()
    expect(onServer(lamp)).toBe('前路灯了整整三天后')
    expect(gridWorker.read(lamp)).toBe('前路灯了整整三天后')
    expect(gridWorker.client.tray().map(({ words }) => words)).toEqual(['被拒的话'])
  })

  test('an act on several fields is tried again one by one', async () => {
    const { office, open, onServer, desk, rightsOf } = setTable()
    const deputy = await open(people.deputy)
    deputy.client.createIssue(entry(unmade))
    office.flow()
    expect(rightsOf(people.deputy.id).setRank(lamp, people.resident.id, false)).toBe('board.mayNotEdit')
    const text = deputy.client.text(lamp, 'title')
    text.write([{ index: 0, remove: 0, insert: '一' }])
    deputy.client.moveIssue(lamp, 0)
    text.write([{ index: 0, remove: 0, insert: '二' }])
    office.flow()
    expect(onServer(lamp)).toBe('二一路灯坏了三天')
    expect(listIssues(desk.doc).map(({ id }) => id)).toEqual([flood, lamp, unmade])
    expect(deputy.client.lastRefusal()).toMatchObject({
      code: 'board.mayNotEdit',
      path: `issues/${lamp}/rank`,
    })
    expect(deputy.client.issues().map(({ id }) => id)).toEqual([flood, lamp, unmade])
  })

  test('a new issue that may not be made goes to the tray with all its words', async () => {
    const { office, open } = setTable()
    const resident = await open(people.resident)
    resident.client.createIssue({ ...entry(unmade), detail: '要落石的' })
    resident.say(unmade, 'title', '护坡松动了')
    office.flow()
    expect(resident.client.issues().map(({ id }) => id)).toEqual([flood, lamp])
    expect(resident.client.tray().map(({ field, words }) => [field, words])).toEqual([
      ['title', '护坡松动了'],
      ['detail', '要落石的'],
    ])
  })

  test('the words of a person who is removed stay on their device', async () => {
    const { office, open, change } = setTable()
    const resident = await open(people.resident)
    resident.say(lamp, 'title', '路灯坏了三天，真的')
    change(remove(people.resident))
    office.flow()
    office.cut(people.resident.id, 4403)
    expect(resident.client.tray()).toMatchObject([{ words: '路灯坏了三天，真的', code: 'board.removed' }])
    expect(resident.client.status()).toMatchObject({ is: 'refused', closeCode: 4403 })
  })

  test('words composed into a text whose issue has gone are not lost', async () => {
    const { desk, office, open } = setTable()
    const gridWorker = await open(people.gridWorker)
    const text = gridWorker.client.text(lamp, 'title')
    desk.doc.transact(() => deleteIssue(desk.doc, lamp))
    office.cut(people.gridWorker.id)
    gridWorker.pass(10_000)
    office.flow()
    text.write([{ index: 2, remove: 0, insert: '打到一半' }])
    expect(gridWorker.client.tray()).toMatchObject([{ words: '打到一半', code: 'board.inert' }])
    expect(gridWorker.client.saved().is).toBe('saved')
  })

  test('where the browser does not know the rights, the server is asked field by field', async () => {
    const scene = setScene()
    const office = createOffice(scene.desk)
    const resident = await openBrowser(office, null, people.resident.id)
    office.flow()
    resident.say(lamp, 'title', '甲')
    resident.say(lamp, 'detail', '乙')
    scene.change(lockList)
    office.flow()
    expect(resident.client.tray().map(({ words }) => words)).toEqual(['甲', '乙'])
  })
})

describe('a line', () => {
  test('that stays silent is given up and made anew', async () => {
    const { office, open } = setTable()
    const resident = await open(people.resident)
    resident.pass(35_000)
    expect(resident.client.status().is).toBe('waiting')
    resident.client.wake()
    office.flow()
    expect(resident.client.status().is).toBe('open')
  })

  test('without acks is not believed', async () => {
    const { office, open } = setTable()
    const resident = await open(people.resident)
    resident.say(lamp, 'title', '路灯')
    resident.pass(10_000)
    expect(resident.client.saved()).toMatchObject({ is: 'waiting' })
    resident.client.renew()
    office.flow()
    expect(resident.client.saved().is).toBe('saved')
  })

  test('is not tried again when the login is refused, until asked', async () => {
    const { office, open } = setTable()
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
    const before = setTable()
    const shelf = createShelf()
    const resident = await before.open(people.resident, shelf)
    resident.say(lamp, 'title', '路灯坏了三天了')
    before.office.flow()
    before.office.setReachable(false)
    before.office.cut(people.resident.id)
    resident.say(lamp, 'detail', '还没修')
    resident.client.leave()
    await breathe()

    const restored = setTable()
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
