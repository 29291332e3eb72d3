import type { Signal } from './signals.ts'

type AudioWindow = Window & { readonly webkitAudioContext?: typeof AudioContext }

/** A small bell, struck once with half a minute left and twice, lower, at the end: hertz and seconds from now. */
const strokes: Readonly<Record<Signal, readonly (readonly [hertz: number, after: number])[]>> = {
  nearly: [[880, 0]],
  over: [
    [660, 0],
    [660, 0.35],
  ],
}
const ringSeconds = 1.2
const loudness = 0.3
/** A gain is not let down to zero: an exponential never gets there. */
const silence = 0.0001

/** The wall's sound. A browser keeps it shut until somebody has touched the machine once. */
export class Chime {
  readonly #context: AudioContext | null
  /** True while the browser waits for a touch. */
  shut = $state(false)

  constructor() {
    const Context = window.AudioContext ?? (window as AudioWindow).webkitAudioContext
    this.#context = Context ? new Context() : null
    this.#look()
    this.#context?.addEventListener('statechange', this.#look)
  }

  readonly #look = (): void => {
    this.shut = this.#context?.state === 'suspended'
  }

  /** To be called from a touch or a key. */
  readonly open = (): void => void this.#context?.resume()

  ring(signal: Signal): void {
    const context = this.#context
    if (context?.state !== 'running') return
    for (const [hertz, after] of strokes[signal]) {
      const from = context.currentTime + after
      const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz })
      const gain = new GainNode(context, { gain: loudness })
      gain.gain.setValueAtTime(loudness, from)
      gain.gain.exponentialRampToValueAtTime(silence, from + ringSeconds)
      tone.connect(gain).connect(context.destination)
      tone.start(from)
      tone.stop(from + ringSeconds)
    }
  }

  leave(): void {
    void this.#context?.close()
  }
}
