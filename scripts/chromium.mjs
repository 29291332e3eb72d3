import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectNode, root } from './root.mjs'
import { step } from './step.mjs'

const onSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Playwright's own download would be; asked under the project's Node, which Playwright may need. */
const downloaded = () =>
  execFileSync(projectNode, ['-p', "require('@playwright/test').chromium.executablePath()"], {
    cwd: join(root, 'e2e'),
    encoding: 'utf8',
  }).trim()

/** @returns {string | undefined} where a browser is, in the order a person would expect to be obeyed */
const findBrowser = () =>
  [process.env.CHROMIUM, ...onSystem, downloaded()].find((path) => path !== undefined && existsSync(path))

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function hasChineseFonts() {
  if (process.platform !== 'linux') return true
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}

/**
 * Finds a Chromium, installing it (and Chinese fonts, or every page is boxes) where that is allowed.
 * @returns {Promise<string>} its path; rejects with the one line a person has to run
 */
export async function ensureChromium() {
  if (isRootOnDebian() && (!findBrowser() || !hasChineseFonts())) {
    await step('装浏览器和中文字体 · Installing Chromium and Chinese fonts', 'sh', [
      '-c',
      'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium fonts-noto-cjk',
    ])
  }
  if (!hasChineseFonts())
    console.error('没有中文字体，截图里会是方块 · No Chinese fonts: install fonts-noto-cjk')
  const browser = findBrowser()
  if (browser) return browser
  throw new Error('No Chromium: run `npx playwright install chromium`, or set CHROMIUM to its path')
}
