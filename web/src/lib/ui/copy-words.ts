/** Copies words, also on plain http, where the clipboard of `navigator` is absent. False where neither way works. */
export async function copyWords(words: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(words)
      return true
    }
  } catch {
    // Asked without leave, or refused: the old way still may.
  }
  const box = document.createElement('textarea')
  box.value = words
  box.setAttribute('readonly', '')
  box.style.position = 'fixed'
  box.style.opacity = '0'
  document.body.append(box)
  box.select()
  const copied = document.execCommand('copy')
  box.remove()
  return copied
}
