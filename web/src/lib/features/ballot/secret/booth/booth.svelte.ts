import { signsIn, slipCodeChars } from '@linyi/shared/box/slip-code'
import { createBoxClient, type BoxClient } from '@linyi/shared/client/box-client'
import { boxLink } from '@linyi/shared/client/box-client/link'
import { backoffMs } from '@linyi/shared/client/backoff'
import { writePaper } from '@linyi/shared/domain/ballot/secret/paper'
import { boxPaths } from '@linyi/shared/protocol/addresses'
import { type Problem } from '@linyi/shared/protocol/bodies'
import { langOf } from '#lib/i18n/texts.ts'
import { device } from '#lib/live/device.ts'
import { blank, type Filling } from '../paper/form.ts'
import { paperOf } from '../paper/form-of.ts'
import { formOn } from './form-on.ts'
import { faceIn, type Seen } from './face-in.ts'
import { keptFor, slipStore } from './slip-store.ts'
import { boothTexts } from './texts.ts'

/** `code` somebody is to type theirs · `paper` fills it in · `sending` · `cast` looks at the receipt. */
export type BoothStep = 'code' | 'paper' | 'sending' | 'cast'

/** Without a touch; what was not cast by then is forgotten, and the slip is as good as before. */
export const idleMs = 60_000
/** A booth that was set up early looks again so often whether voting has begun. */
const earlyMs = 5000
/** How long a receipt stands. */
export const receiptMs = 10_000

/**
 * A shared tablet: one voter after another, and nothing of the last. The token is asked for when the paper is cast and
 * not before, so that whoever walks away loses nothing. To be made while a component is being made.
 */
export class Booth {
  readonly #box: string
  readonly #lang = langOf()()
  #callOff: () => void = () => {}
  #ticking: () => void = () => {}
  #lookLater: () => void = () => {}
  #client: BoxClient | null = null
  #tries = 0
  /** The server's clock beside this device's. */
  #ahead = 0
  #now = $state(device.deviceNow())
  #until = $state(0)
  seen: Seen | null = $state.raw(null)
  looked = $state(false)
  /** Its slips are printed, and voting has not begun. */
  early = $state(false)
  step: BoothStep = $state('code')
  typed = $state('')
  filling: Filling = $state.raw(blank)
  receipt = $state('')
  /** Why a code or a paper was refused, or that nobody answered. */
  said = $state('')
  busy = $state(false)

  constructor(box: string, code: string) {
    this.#box = box
    this.typed = signsIn(code)
    $effect(() => () => {
      this.#callOff()
      this.#ticking()
      this.#lookLater()
    })
    this.#tick()
    void this.look()
  }

  get left(): number {
    return slipCodeChars - this.typed.length
  }

  /** Until papers go in; 0 from then on. */
  get waitSeconds(): number {
    return this.seen ? Math.max(0, Math.ceil((this.seen.castsFrom - this.#now - this.#ahead) / 1000)) : 0
  }

  /** Until the screen is the next person's. */
  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#until - this.#now) / 1000))
  }

  async look(): Promise<void> {
    const seen = await faceIn(this.#box)
    this.early = seen === 'reserved'
    if (seen === 'reserved') {
      this.#lookLater()
      this.#lookLater = device.after(earlyMs, () => void this.look())
    } else if (seen) {
      this.#ahead = seen.serverNow - device.deviceNow()
      this.seen = seen
    }
    this.looked = true
  }

  type(sign: string): void {
    if (this.step !== 'code' || this.busy) return
    this.said = ''
    this.typed = signsIn(this.typed + sign)
  }

  delete(): void {
    if (this.busy) return
    this.said = ''
    this.typed = this.typed.slice(0, -1)
  }

  fill(filling: Filling): void {
    this.filling = filling
  }

  /** Any touch puts off the moment at which everything is cleared. */
  touched(): void {
    if (this.step === 'paper' || (this.step === 'code' && this.typed !== ''))
      this.#until = device.deviceNow() + idleMs
  }

  /** Asks whether the code is good; what was being sent under it goes on. */
  async enter(): Promise<void> {
    if (this.step !== 'code' || this.left > 0 || this.busy || !this.seen) return
    const kept = keptFor(this.#box, this.typed)
    if (kept?.is === 'voting' && (kept.sig !== null || kept.ballot !== null)) {
      this.step = kept.ballot === null ? 'paper' : 'sending'
      this.touched()
      if (kept.ballot !== null) await this.#send(kept.ballot)
      return
    }
    this.busy = true
    const refusal = await this.#refusalOf(this.typed)
    this.busy = false
    if (refusal !== null) {
      this.said = refusal
      this.typed = ''
      void this.look()
      return
    }
    this.step = 'paper'
    this.touched()
  }

  async #refusalOf(code: string): Promise<string | null> {
    try {
      const response = await fetch(boxPaths.redeem(this.#box), {
        ...{ method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' },
        ...{ headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) },
      })
      if (response.ok) return null
      const { title, titleEn } = (await response.json()) as Problem
      return this.#lang === 'zh' ? title : titleEn
    } catch {
      return boothTexts[this.#lang].noLine
    }
  }

  cast(): void {
    if (this.step !== 'paper' || !this.seen || this.waitSeconds > 0) return
    const { face } = this.seen
    const { terms } = face
    const form = formOn(face)
    this.step = 'sending'
    void this.#send(writePaper(terms, paperOf(form, terms, this.filling)))
  }

  /** The same again and again, until it is answered. */
  async #send(paper: string): Promise<void> {
    this.#client ??= createBoxClient({
      ...{ box: this.#box, code: this.typed, slip: null, chance: device.chance },
      link: boxLink((url, init) => fetch(url, init), '', null),
      store: slipStore(this.#box, this.typed),
    })
    const answer = await this.#client.cast(paper)
    if (answer.ok) {
      this.receipt = answer.value.receipt
      this.step = 'cast'
      this.#until = device.deviceNow() + receiptMs
      return
    }
    if (answer.why === 'noLine') {
      const delayMs = backoffMs(++this.#tries, device.chance(2))
      this.#callOff = device.after(delayMs, () => void this.#send(paper))
      return
    }
    const said = answer.why === 'refused' ? answer.error[this.#lang] : boothTexts[this.#lang].noLine
    this.clear()
    this.said = said
  }

  /** The next person's: nothing is left of this one. */
  clear(): void {
    this.#callOff()
    this.#client = null
    this.#tries = 0
    this.step = 'code'
    this.typed = ''
    this.filling = blank
    this.receipt = ''
    this.said = ''
    this.#until = 0
    void this.look()
  }

  #tick(): void {
    this.#now = device.deviceNow()
    if (this.#until > 0 && this.#now >= this.#until && this.step !== 'sending') this.clear()
    this.#ticking = device.after(250, () => this.#tick())
  }
}
