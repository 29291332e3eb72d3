// A reporter of vitest for what fails outside of every test: an error nobody caught ends the run badly, and vitest’s own
// JSON report does not tell it. Writes them, as `file > error`, where STRAY_ERRORS says.
import { writeFileSync } from 'node:fs'

export default class StrayErrors {
  /**
   * @param {unknown} _modules
   * @param {readonly { readonly message: string, readonly stack?: string }[]} errors
   */
  onTestRunEnd(_modules, errors) {
    const file = process.env.STRAY_ERRORS
    if (file) writeFileSync(file, JSON.stringify(errors.map((error) => error.stack ?? error.message)))
  }
}
