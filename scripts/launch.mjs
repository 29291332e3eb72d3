import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { projectEnv, projectNode, root } from './root.mjs'

/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs the project's own Node in the foreground, with our signals passed on to it.
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it, as shells say it
 */
export function launch(args, { cwd = root, env = {} } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(projectNode, args, { cwd, env: { ...projectEnv(), ...env }, stdio: 'inherit' })
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal)
    for (const signal of forwarded) process.on(signal, passOn)
    child.once('error', failed)
    child.once('close', (code, signal) => {
      for (const name of forwarded) process.off(name, passOn)
      done(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}
