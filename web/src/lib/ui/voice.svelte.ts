/** Whether this device reads out. */
class Voice {
  /** Null until a page has looked. */
  can = $state<boolean | null>(null)

  /** In a browser: some do not know of reading out at all. */
  look(): void {
    this.can ??= 'speechSynthesis' in window && 'SpeechSynthesisUtterance' in window
  }

  /** Others, old WeChat among them, know the words for it and have no voice: asked to read, they never begin. */
  lost(): void {
    this.can = false
  }
}

export const voice = new Voice()
