import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectNode, root } from './root.mjs'
import { stampHolds, stampOf } from './stamp.mjs'
import { step } from './step.mjs'

const workspaces = ['shared', 'server', 'web', 'e2e', 'e2e/bench']
const manifests = ['package.json', ...workspaces.map((name) => `${name}/package.json`)]
const installed = join(root, 'node_modules/.linyi-installed')
const built = join(root, 'web/build/.linyi-built')

const installInputs = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', ...manifests]
const buildInputs = [
  ...['pnpm-lock.yaml', 'tsconfig.json', 'shared/package.json', 'shared/src'],
  ...['web/package.json', 'web/tsconfig.json', 'web/vite.config.ts', 'web/src', 'web/static'],
]

/**
 * Everything a fresh clone needs, skipped where a stamp says it is done: the pinned packages with the pinned Node, and
 * (unless `build` is false) the web build. A stamp is written only after the work ended well.
 * @param {{ build?: boolean }} [options]
 */
export async function setUp({ build = true } = {}) {
  const installStamp = stampOf(root, installInputs, `${process.platform}-${process.arch}`)
  if (!stampHolds(installed, installStamp) || !existsSync(projectNode)) {
    await install()
    writeFileSync(installed, installStamp)
  }
  const buildStamp = stampOf(root, buildInputs)
  if (build && !stampHolds(built, buildStamp)) {
    rmSync(built, { force: true })
    await buildWeb()
    writeFileSync(built, buildStamp)
  }
}

/** `npx` is the one tool a machine with only Node is sure to have; on Windows it is a script, hence the shell. */
async function install() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const args = ['--yes', packageManager, 'install', '--frozen-lockfile']
  await step('装依赖，头一次要一两分钟 · Installing packages, a minute or two the first time', 'npx', args, {
    shell: process.platform === 'win32',
  })
}

async function buildWeb() {
  const web = join(root, 'web')
  const vite = join(web, 'node_modules/vite/bin/vite.js')
  await step('准备页面 · Building the pages', projectNode, [vite, 'build'], { cwd: web })
}
