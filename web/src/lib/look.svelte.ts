import { createContext } from 'svelte'
import { choiceSecondsMax, type Prefs, type Size, type Theme } from './prefs.ts'

function remember(choice: 'size' | 'theme', value: string): void {
  document.documentElement.dataset[choice] = value
  document.cookie = `${choice}=${value}; path=/; max-age=${choiceSecondsMax}; samesite=lax`
}

/** How the page looks on this device: letters and theme, changed in place and remembered. */
export class Look {
  #size: Size | '' = $state('')
  #theme: Theme = $state('system')

  constructor(prefs: Prefs) {
    this.#size = prefs.size
    this.#theme = prefs.theme
  }

  /** 大字版: one thing per screen, not merely larger letters. */
  get elder(): boolean {
    return this.#size === 'elder'
  }

  get theme(): Theme {
    return this.#theme
  }

  /** What the inline script of app.html decided before the first paint. */
  adopt(size: string | undefined): void {
    if (size === 'elder') this.#size = size
  }

  setSize(size: Size): void {
    this.#size = size
    remember('size', size)
  }

  setTheme(theme: Theme): void {
    this.#theme = theme
    remember('theme', theme)
  }
}

export const [look, setLook] = createContext<Look>()
