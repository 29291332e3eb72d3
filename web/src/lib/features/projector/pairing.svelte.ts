import { posts } from '@linyi/shared/protocol/addresses'
import { type PairedAnswer, type PairingAnswer } from '@linyi/shared/protocol/bodies'

/** As `posts.paired` asks for. */
const askEveryMs = 2000

async function read<Answer>(path: string, init: RequestInit): Promise<Answer | 'gone' | 'lost'> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const response = await fetch(path, { ...init, credentials: 'omit', headers }).catch(() => null)
  if (response?.ok) return (await response.json()) as Answer
  return response && response.status < 500 ? 'gone' : 'lost'
}

/** Four digits on a screen until somebody types them into the console. Digits that ran out give way to new ones. */
export class Pairing {
  readonly #code: string
  readonly #onPaired: (token: string) => void
  #secret: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #over = false
  /** Null until the server gave some. */
  digits: string | null = $state(null)
  /** The server did not answer last time; it is asked again. */
  lost = $state(false)

  constructor(code: string, onPaired: (token: string) => void) {
    this.#code = code
    this.#onPaired = onPaired
    void this.#ask()
  }

  async #begin(): Promise<void> {
    const answer = await read<PairingAnswer>(posts.pairing(this.#code), { method: 'POST', body: '{}' })
    this.lost = typeof answer === 'string'
    if (typeof answer === 'string') return
    this.#secret = answer.secret
    this.digits = answer.digits
  }

  async #poll(secret: string): Promise<void> {
    const answer = await read<PairedAnswer>(posts.paired(this.#code, secret), {})
    this.lost = answer === 'lost'
    if (answer === 'gone') this.#secret = this.digits = null
    else if (answer !== 'lost' && answer.token !== null && !this.#over) {
      this.leave()
      this.#onPaired(answer.token)
    }
  }

  async #ask(): Promise<void> {
    if (this.#secret === null) await this.#begin()
    else await this.#poll(this.#secret)
    if (!this.#over) this.#timer = setTimeout(() => void this.#ask(), askEveryMs)
  }

  leave(): void {
    this.#over = true
    clearTimeout(this.#timer)
  }
}
