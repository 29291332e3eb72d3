import { spawn } from 'node:child_process'
import { projectEnv, root } from './root.mjs'

const tickMs = 15_000
const tailCharsMax = 4000
const seconds = (/** @type {number} */ since) => Math.round((Date.now() - since) / 1000)
const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`)

/**
 * Runs long set-up work with words instead of its output; the output's tail is shown when it fails.
 * All of it goes to stderr: `npm run -s` commands keep stdout for their answer.
 * @param {string} words what is being done, in Chinese and English
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, shell?: boolean }} [options]
 * @returns {Promise<void>} rejects with one line when the command fails
 */
export async function step(words, command, args, options = {}) {
  const since = Date.now()
  say(`邻议 · ${words} …`)
  const ticking = setInterval(() => say(`邻议 · ${seconds(since)} s …`), tickMs)
  try {
    const { code, tail } = await run(command, args, options)
    if (code === 0) return say(`邻议 · ✓ ${seconds(since)} s`)
    say(tail)
    throw new Error(`${words}: ${command} ended with ${code}`)
  } finally {
    clearInterval(ticking)
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, shell?: boolean }} options
 * @returns {Promise<{ code: number, tail: string }>}
 */
function run(command, args, { cwd = root, shell = false }) {
  return new Promise((done, failed) => {
    let tail = ''
    const child = spawn(command, args, { cwd, shell, env: projectEnv(), stdio: ['ignore', 'pipe', 'pipe'] })
    const keep = (/** @type {Buffer} */ chunk) => (tail = (tail + chunk.toString()).slice(-tailCharsMax))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', failed)
    child.once('close', (code) => done({ code: code ?? 1, tail }))
  })
}
