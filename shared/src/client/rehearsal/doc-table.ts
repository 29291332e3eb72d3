import { textOf } from '../../docs/board/list.ts'
import { createShelf, openBrowser, type Browser, type RightsOf } from './doc-browser.ts'
import { createOffice, type Desk } from './doc-office.ts'

/** The words of a new line. */
export const entry = (id: string) => ({ id, title: '护坡松动', detail: '', grid: '', createdAt: 1 })

/** A board on its server, and browsers that open it. */
export const setTable = <Scene extends { readonly desk: Desk; readonly rightsOf: RightsOf }>(
  scene: Scene,
) => {
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
