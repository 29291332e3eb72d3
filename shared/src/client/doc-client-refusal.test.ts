import { describe, expect, test, vi } from 'vitest'
import { createShelf, openBrowser } from './rehearsal/doc-browser.ts'
import { createOffice } from './rehearsal/doc-office.ts'
import { breathe } from './rehearsal/visit.ts'
import { hide, lockList, people, remove } from '../testing/board/hall.ts'
import { listIssues } from '../docs/board/list.ts'
import { deleteIssue } from '../docs/board/edits.ts'
import { entry, setTable } from './rehearsal/doc-table.ts'
import { issues, setScene } from '../testing/board/scene.ts'

const { flood, lamp, unmade } = issues

describe('a refusal', () => {
  test("the list is locked while somebody types: their words are in their hand, the others' on the screen", async () => {
    const { office, open, onServer, change } = setTable(setScene())
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
    const { office, open, change } = setTable(setScene())
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
    const { office, open, onServer, change, state } = setTable(setScene())
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

  test('leaves what was typed in a new issue behind it there once', async () => {
    const { office, open, onServer, change } = setTable(setScene())
    const gridWorker = await open(people.gridWorker)
    change(hide(flood))
    gridWorker.say(flood, 'title', '被拒的话')
    gridWorker.client.createIssue(entry(unmade))
    gridWorker.say(unmade, 'title', '护坡松动两处')
    gridWorker.say(unmade, 'detail', '在后山')
    gridWorker.client.setGrid(unmade, 'qibao')
    office.flow()
    expect([onServer(unmade), onServer(unmade, 'detail')]).toEqual(['护坡松动两处', '在后山'])
    expect(gridWorker.client.issues().find(({ id }) => id === unmade)?.grid).toBe('qibao')
    expect(gridWorker.client.tray().map(({ words }) => words)).toEqual(['被拒的话'])
  })

  test('again after a refresh, from a draft that lacks the last letters, takes none of them back', async () => {
    const { office, open, change } = setTable(setScene())
    const shelf = createShelf()
    const resident = await open(people.resident, shelf)
    resident.say(lamp, 'title', '路灯坏了三天，怕')
    resident.client.keepNow()
    await breathe()
    const [draft] = [...shelf.drafts.all.values()].map((one) => structuredClone(one))
    resident.say(lamp, 'title', '路灯坏了三天，怕小孩')
    change(lockList)
    office.flow()
    resident.client.leave()
    await breathe()
    // The tab died before the draft was gone.
    shelf.drafts.all.set(draft!.id, draft!)
    const again = await open(people.resident, shelf)
    again.say(lamp, 'title', '老街路灯坏了三天，怕')
    office.flow()
    await breathe()
    office.flow()
    const words = again.client
      .tray()
      .map((one) => one.words)
      .join()
    for (const typed of ['怕小孩', '老街路灯']) expect(words).toContain(typed)
  })

  test("others' words that came meanwhile stay, letter for letter", async () => {
    const { office, open, onServer, change } = setTable(setScene())
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
    const { office, open, onServer, desk, rightsOf } = setTable(setScene())
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
    const { office, open } = setTable(setScene())
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
    const { office, open, change } = setTable(setScene())
    const resident = await open(people.resident)
    resident.say(lamp, 'title', '路灯坏了三天，真的')
    change(remove(people.resident))
    office.flow()
    office.cut(people.resident.id, 4403)
    expect(resident.client.tray()).toMatchObject([{ words: '路灯坏了三天，真的', code: 'board.removed' }])
    expect(resident.client.status()).toMatchObject({ is: 'refused', closeCode: 4403 })
  })

  test('words composed into a text whose issue has gone are not lost', async () => {
    const { desk, office, open } = setTable(setScene())
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
