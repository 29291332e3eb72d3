import type { BoxStanding, Checked, Step } from '@linyi/shared/client/box-client'
import { backoffMs } from '@linyi/shared/client/backoff'
import { writePaper } from '@linyi/shared/domain/ballot/secret/paper'
import { standingCount, type SecretBallot } from '@linyi/shared/domain/ballot/secret/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { WireError } from '@linyi/shared/protocol/messages'
import { untrack } from 'svelte'
import { commandTexts } from '#lib/features/command/texts.ts'
import { langOf } from '#lib/i18n/texts.ts'
import { forgetBallot } from '#lib/live/ballot-kept.ts'
import { device } from '#lib/live/device.ts'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'
import { blank, type Filling } from '../paper/form.ts'
import { formOf, paperOf } from '../paper/form-of.ts'
import { BoxTurn } from './box-turn.ts'
import { openBox, type MyBox } from './my-box.ts'
import { standingIn, type Standing } from './standing.ts'
import { castTexts } from './texts.ts'

const badSignature: WireError = {
  ...{ code: 'box.badSignature', zh: castTexts.zh.badSignature, en: castTexts.en.badSignature },
}

const noAnswer: WireError = {
  ...{ code: 'box.noLine', zh: castTexts.zh.giveBackNoLine, en: castTexts.en.giveBackNoLine },
}

type Read = () => { readonly state: MeetingState; readonly ballot: SecretBallot }

/**
 * One person's paper in one secret ballot, on one device. What is filled in is kept here alone, so that a refresh does
 * not lose it; the token is kept before it is asked for. A device that lost the line sends the same again until it is
 * answered. To be made while a component is being made.
 */
export class MyBallot {
  readonly #visit: MeetingVisit
  readonly #me: string
  readonly #id: string
  readonly #read: Read
  readonly #path: string
  readonly #turn: BoxTurn
  readonly #lang = langOf()()
  #box: MyBox | null = null
  #gone = false
  #working = false
  #callOff: () => void = () => {}
  #filling: Filling = $state.raw(blank)
  /** Null until the device was asked what it keeps. */
  #stands: BoxStanding | null = $state.raw(null)
  #castAt: number | null = $state(null)
  #casting = $state(false)
  #givingBack = $state(false)
  #notGivenBack: WireError | null = $state.raw(null)
  #late = $state(false)
  #checked: Exclude<Checked, 'notYet'> | null = $state(null)
  #error: WireError | null = $state.raw(null)
  #standing: Standing = $derived.by(() => {
    const { state, ballot } = this.#read()
    return standingIn(state, ballot, this.#visit.actor, {
      box: this.#stands,
      casting: this.#casting,
      refused: this.#error?.code ?? '',
    })
  })

  constructor(visit: MeetingVisit, id: string, read: Read) {
    this.#visit = visit
    this.#me = visit.actor?.id ?? ''
    this.#id = id
    this.#read = read
    this.#path = `${this.#me}/${id}`
    this.#turn = new BoxTurn(visit.kept, `box-turn/${this.#path}`)
    const wake = () => void this.#look()
    document.addEventListener('visibilitychange', wake)
    $effect(() => () => {
      this.#gone = true
      this.#callOff()
      document.removeEventListener('visibilitychange', wake)
    })
    void this.#begin()
    $effect(() => {
      if (this.#read().ballot.announced !== null && this.#stands?.is === 'in') void this.#check()
    })
    $effect(() => {
      if (this.standing === 'cast') void visit.kept.drop(`filling/${this.#path}`)
    })
    // Reasons to try at once: a line that came back, a stop that was taken back, a phone that was found to be somebody's.
    $effect(() => {
      if (!visit.online || (this.standing !== 'paper' && this.standing !== 'sending')) return
      untrack(() => {
        this.#error = null
        void this.#go()
      })
    })
  }

  get filling(): Filling {
    return this.#filling
  }

  get standing(): Standing {
    return this.#standing
  }

  /** How many may vote in it. */
  get voters(): number {
    return this.#read().ballot.entitled.length
  }

  /** Until papers are taken in; 0 from then on. */
  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#read().ballot.castsFrom - this.#visit.clock.now) / 1000))
  }

  get hasToken(): boolean {
    return this.#stands !== null && this.#stands.is !== 'without'
  }

  /** The token was asked for when papers were taken in already, so that its time says more than others'. */
  get isLate(): boolean {
    return this.#late
  }

  get whyNotCast(): string | null {
    const c = castTexts[this.#lang]
    if (this.secondsLeft > 0) return c.notYet(this.secondsLeft)
    if (!this.#visit.online) return commandTexts[this.#lang].needsLine
    return this.hasToken ? null : c.fetching
  }

  /** Why the paper did not go in, in the server's own words; null otherwise. */
  get refused(): string | null {
    return this.#error && this.#error[this.#lang]
  }

  get receipt(): string | null {
    const stands = this.#stands
    return stands?.is === 'in' || stands?.is === 'found' ? stands.receipt : null
  }

  /** By this device; null where another tab has cast it, or it is not known any more. */
  get castAt(): number | null {
    return this.#castAt
  }

  /** What this device found among the published papers, once they came to the fingerprint; null before. */
  get checked(): Exclude<Checked, 'notYet'> | null {
    return this.#stands?.is === 'found' ? 'found' : this.#checked
  }

  fill(filling: Filling): void {
    this.#filling = filling
    void this.#visit.kept.put(`filling/${this.#path}`, filling)
  }

  cast(): void {
    if (this.standing !== 'paper' || this.whyNotCast !== null) return
    this.#error = null
    this.#casting = true
    void this.#go()
  }

  get isGivingBack(): boolean {
    return this.#givingBack
  }

  /** Why the token could not be given back, in the server's own words; null otherwise. */
  get notGivenBack(): string | null {
    return this.#notGivenBack && this.#notGivenBack[this.#lang]
  }

  /** Hands the unspent token in, so that its person gets a slip or a paper instead; false where that did not work. */
  async giveBack(): Promise<boolean> {
    if (this.standing !== 'paper' || !this.#box || this.#givingBack) return false
    this.#givingBack = true
    this.#notGivenBack = null
    const given = await this.#box.client.surrender()
    if (given.ok) await this.#visit.kept.drop(`filling/${this.#path}`)
    else this.#notGivenBack = given.why === 'refused' ? given.error : noAnswer
    await this.#look()
    this.#givingBack = false
    return given.ok
  }

  /** The same paper once more, at once. */
  again(): void {
    void this.#go()
  }

  async #begin(): Promise<void> {
    const { kept, token } = this.#visit
    const [filling] = await kept.under(`filling/${this.#path}`)
    if (filling && this.#filling === blank) this.#filling = filling as Filling
    const [castAt] = await kept.under(`cast-at/${this.#path}`)
    this.#castAt = typeof castAt === 'number' ? castAt : null
    this.#late = (await kept.under(`token-late/${this.#path}`)).length > 0
    this.#box = await openBox(this.#id, kept, `box/${this.#path}`, token)
    await this.#look()
    await this.#go()
  }

  /** What this device keeps of the box: another tab may have moved on. */
  async #look(): Promise<void> {
    if (this.#box) this.#stands = await this.#box.client.standing()
  }

  /** The next step that is due, again and again until none is. */
  async #go(): Promise<void> {
    this.#callOff()
    if (this.#working || this.#gone || !this.#box) return
    this.#working = true
    const waitMs = await this.#step(this.#box)
    this.#working = false
    await this.#forgetIfAnnulled()
    if (waitMs !== null && !this.#gone) this.#callOff = device.after(waitMs, () => void this.#go())
  }

  /** @returns after how long to try again, in ms; null when nothing is due */
  async #step(box: MyBox): Promise<number | null> {
    const standing = this.standing
    const sends = this.#stands?.is === 'sent' || this.#casting
    if (standing !== 'paper' && standing !== 'sending') return null
    if (!sends && this.#stands?.is !== 'without') return null
    const early = this.#stands?.is === 'without' ? this.#untilToken(box) : 0
    if (early > 0) return early
    if (!(await this.#turn.take())) return this.#again(1)
    return sends ? this.#send(box) : this.#fetch(box)
  }

  #moment: number | null = null
  /** 发票: at a moment of its own in the window, in ms from now. */
  #untilToken({ momentToFetch }: MyBox): number {
    const now = this.#visit.clock.now
    const { castsFrom } = this.#read().ballot
    this.#moment ??= momentToFetch(now, castsFrom, (device.chance(1)[0] ?? 0) / 255)
    return this.#moment - now
  }

  #tries = 0
  #again(tries = ++this.#tries): number {
    return backoffMs(tries, device.chance(2))
  }

  async #fetch({ client }: MyBox): Promise<number | null> {
    // By when it asks, not by when it meant to: a phone that slept through its moment is as late as any.
    if (this.#visit.clock.now >= this.#read().ballot.castsFrom) {
      this.#late = true
      await this.#visit.kept.put(`token-late/${this.#path}`, true)
    }
    const fetched = await client.fetchToken()
    await this.#look()
    return this.#after(fetched)
  }

  async #send({ client }: MyBox): Promise<number | null> {
    const { state, ballot } = this.#read()
    const form = formOf(ballot, state)
    // Where one was sent already, that one is sent again, whatever is filled in by now.
    const sent = await client.cast(writePaper(ballot.terms, paperOf(form, ballot.terms, this.#filling)))
    await this.#look()
    if (sent.ok) await this.#counted()
    if (sent.ok || sent.why !== 'noLine') this.#casting = false
    return this.#after(sent)
  }

  /** A paper that was on its way while the ballot was called off: what it said was kept, and is forgotten too. */
  async #forgetIfAnnulled(): Promise<void> {
    const { state, kept } = this.#visit
    if (state?.ballot.secret[this.#id]?.annulled) await forgetBallot(kept, this.#me, this.#id)
  }

  async #counted(): Promise<void> {
    this.#filling = blank
    this.#castAt ??= this.#visit.clock.now
    await this.#visit.kept.put(`cast-at/${this.#path}`, this.#castAt)
  }

  #after(step: Step<unknown>): number | null {
    if (step.ok) {
      this.#tries = 0
      this.#error = null
      return null
    }
    if (step.why === 'noLine' || (step.why === 'refused' && step.error.code === 'fault')) return this.#again()
    this.#error = step.why === 'refused' ? step.error : badSignature
    return null
  }

  async #check(): Promise<void> {
    const sealing = standingCount(this.#read().ballot)?.sealing
    const checked = sealing && (await this.#box?.client.check(sealing.fingerprint))
    if (checked?.ok && checked.value !== 'notYet') this.#checked = checked.value
    await this.#look()
  }
}
