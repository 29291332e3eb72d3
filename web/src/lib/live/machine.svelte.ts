import { healthPath } from '@linyi/shared/protocol/addresses'
import { type Health, type MachineTrouble } from '@linyi/shared/protocol/bodies'

const askMs = 10_000

/** What is wrong with the computer that serves, asked again and again while somebody looks. */
export class MachineReport {
  troubles: readonly MachineTrouble[] = $state.raw([])

  /** Begins to ask. Returns the way to stop. */
  readonly follow = (): (() => void) => {
    let timer: ReturnType<typeof setTimeout>
    let stopped = false
    const again = async () => {
      const health = document.hidden ? null : await ask()
      if (stopped) return
      // A line that is down says nothing about the machine: other words stand there for that.
      if (health) this.troubles = health.troubles
      timer = setTimeout(again, askMs)
    }
    void again()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }
}

async function ask(): Promise<Health | null> {
  try {
    const response = await fetch(healthPath, { credentials: 'omit' })
    const body = (await response.json()) as Partial<Health>
    return Array.isArray(body.troubles) ? (body as Health) : null
  } catch {
    return null
  }
}
