import { expect, test } from 'vitest'
import { welcomeText } from './welcome.ts'

const origins = ['http://192.168.3.20:3000', 'http://10.0.0.5:3000']
const here = 'http://localhost:3000'

test('the first run prints the one-time link at every address, the likeliest first', () => {
  const text = welcomeText({ origins, here, setUpToken: 'TOKEN', newKeyFile: null, demo: false }, false)
  const at = [...origins, here].map((origin) => text.indexOf(`${origin}/setup/TOKEN`))
  expect(at.every((position) => position > 0)).toBe(true)
  expect(at[0]).toBe(Math.min(...at))
})

test('later runs print the home page, and no set-up link', () => {
  const text = welcomeText({ origins, here, setUpToken: null, newKeyFile: null, demo: false }, false)
  expect(text).toContain('http://192.168.3.20:3000/')
  expect(text).not.toContain('setup')
  expect(text).not.toContain('演示')
})

test('a demonstration says so, and how to begin a real station', () => {
  const text = welcomeText({ origins, here, setUpToken: null, newKeyFile: null, demo: true }, false)
  expect(text).toContain('演示')
  expect(text).toContain('npm start')
})

test('on a terminal the QR brings its own colours, elsewhere none', () => {
  const welcome = { origins, here, setUpToken: null, newKeyFile: null, demo: false }
  expect(welcomeText(welcome, true)).toContain('\x1b[97;40m█')
  expect(welcomeText(welcome, false)).not.toContain('\x1b')
})

test('says of a key file that was just made to keep a copy apart, and afterwards nothing', () => {
  const welcome = { origins, here, setUpToken: null, newKeyFile: '/srv/linyi.key', demo: false }
  expect(welcomeText(welcome, false)).toContain('/srv/linyi.key')
  expect(welcomeText({ ...welcome, newKeyFile: null }, false)).not.toContain('key')
})
