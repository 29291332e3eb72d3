import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import { removeNewerThings, scriptAboveTheFloor, styleAboveTheFloor } from '../fixtures/above-the-floor.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'

const built = resolve(import.meta.dirname, '../../web/build/client')

const files = (ending: string) =>
  readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending))

test('no script that is served needs a newer parser than Chrome 73 and Safari 14 have', () => {
  const names = files('.js')
  expect(names.length).toBeGreaterThan(10)
  for (const name of names)
    expect(scriptAboveTheFloor(readFileSync(join(built, name), 'utf8')), name).toEqual([])
})

test('no style sheet that is served holds a rule that those engines would drop', () => {
  const names = files('.css')
  expect(names.length).toBeGreaterThan(5)
  for (const name of names)
    expect(styleAboveTheFloor(readFileSync(join(built, name), 'utf8')), name).toEqual([])
})

test('the check itself sees what is too new', () => {
  expect(scriptAboveTheFloor('a?.b; c ??= d; class E { #f = 1_000 }; /(?<=g)h/')).toHaveLength(6)
  expect(styleAboveTheFloor('@media (width<=599px){.a:where(.b){inset:0}}')).toHaveLength(3)
})

test.describe('with the newer things taken away', () => {
  let server: Server

  test.beforeAll(async () => {
    server = await startServer({ demo: true })
  })

  test.afterAll(() => server.stop())

  test('a resident finds the meeting, joins it, and the page lives', async ({ page }) => {
    const broken: string[] = []
    page.on('pageerror', (error) => broken.push(error.message))
    await page.addInitScript(removeNewerThings)
    await page.goto(server.url)
    await page.getByRole('link', { name: '电动车在哪儿充电' }).click()
    await expect(page.getByRole('heading', { name: '电动车在哪儿充电' })).toBeVisible()

    await page.goto(server.url)
    await page.getByRole('link', { name: '城区积水与出行安全' }).click()
    await page.getByLabel('大家怎么称呼您？').fill('梁伯')
    await page.getByLabel('北园新村').check()
    await page.getByRole('button', { name: '进入邻里议事会' }).click()
    await page.waitForURL(/\/live$/)
    await expect(page.getByRole('button', { name: '提一条问题' })).toBeVisible()
    expect(broken).toEqual([])
  })
})
