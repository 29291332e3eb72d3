import { handedName } from '@linyi/shared/box/token'
import { replyOf, type BoxReply } from '@linyi/shared/client/box-client/link'
import { boxPaths } from '@linyi/shared/protocol/addresses'
import { type SlipsAnswer } from '@linyi/shared/protocol/bodies'
import type { WireError } from '@linyi/shared/protocol/messages'
import { device } from '#lib/live/device.ts'
import { asViewer } from '#lib/live/token.ts'

const askMs = 5000

/** Which slips of one box are spent, asked again and again while somebody hands out papers. */
export class Slips {
  readonly #box: string
  readonly #token: string | null
  /** Names the one sheet of each by chance, so that a lost answer hands out no second and nothing says when. */
  readonly #sheets: Record<string, string> = {}
  /** Null before the first answer. */
  spent: Readonly<Record<string, SlipsAnswer['slips'][number]['way']>> | null = $state.raw(null)
  codes: SlipsAnswer['codes'] = $state.raw({ printed: 0, used: 0 })
  /** How many came back on paper, once two have entered the same for the count that comes next. */
  entered: number | null = $state.raw(null)
  waiting = $state(false)
  /** Places in the pile that were read differently. */
  differing: readonly number[] = $state.raw([])
  error: WireError | null = $state.raw(null)

  constructor(box: string, token: string | null) {
    this.#box = box
    this.#token = token
  }

  /** Begins to ask. Returns the way to stop. */
  readonly follow = (): (() => void) => {
    let callOff = () => {}
    let isStopped = false
    const again = async () => {
      if (!document.hidden) await this.look()
      if (!isStopped) callOff = device.after(askMs, () => void again())
    }
    void again()
    return () => {
      isStopped = true
      callOff()
    }
  }

  async look(): Promise<void> {
    const answer = await this.#ask<SlipsAnswer>(boxPaths.slips(this.#box))
    if (!answer.ok) return
    this.spent = Object.fromEntries(answer.value.slips.map(({ slip, way }) => [slip, way]))
    this.codes = answer.value.codes
    this.entered = answer.value.entered ? answer.value.sheets : null
    this.waiting = answer.value.waiting
    this.differing = answer.value.differing
  }

  async handOut(participant: string, what: 'paper' | 'handSlip'): Promise<void> {
    const sheet = (this.#sheets[participant] ??= handedName(device.chance))
    await this.#note(this.#ask(boxPaths[what](this.#box), { participant, sheet }))
  }

  /** What came back on paper, as this person has entered it. */
  async enter(sheets: readonly string[]): Promise<'waiting' | 'entered' | 'differs' | null> {
    const answer = await this.#note(
      this.#ask<{ is: 'waiting' | 'entered' }>(boxPaths.sheets(this.#box), { sheets }),
    )
    if (answer.ok) {
      this.waiting = answer.value.is === 'waiting'
      return answer.value.is
    }
    return answer.why === 'refused' && answer.error.code === 'box.sheetsDiffer' ? 'differs' : null
  }

  async #note<T>(asked: Promise<BoxReply<T>>): Promise<BoxReply<T>> {
    const answer = await asked
    this.error = !answer.ok && answer.why === 'refused' ? answer.error : null
    await this.look()
    return answer
  }

  #ask<T>(path: string, body?: object): Promise<BoxReply<T>> {
    const viewer = asViewer(this.#token)
    const headers = { accept: 'application/json', ...(viewer.headers as Record<string, string> | undefined) }
    return replyOf(
      fetch(
        path,
        body === undefined
          ? { ...viewer, headers, cache: 'no-store' }
          : {
              ...viewer,
              method: 'POST',
              headers: { ...headers, 'content-type': 'application/json' },
              body: JSON.stringify(body),
            },
      ),
    )
  }
}
