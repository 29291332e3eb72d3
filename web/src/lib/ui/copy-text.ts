/**
 * Puts words on the clipboard. `navigator.clipboard` is absent on the plain http of a hall, so it is the old way, by
 * marking a field; it must run inside a tap.
 * @returns whether the browser did it
 */
export function copyText(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  field.readOnly = true
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  return done
}
