import type { FormPaper } from '@linyi/shared/papers/mediation/form'
import { zipSync } from 'fflate'
import { formDocx } from './form-docx.ts'

/** A file of the dossier with its bytes. */
export type DossierFile = { readonly piece: string; readonly name: string; readonly bytes: Uint8Array }

/** A zip wants a time; the same dossier is the same bytes. */
const mtime = new Date(1980, 0, 2)

/** What no file system takes in a name, or takes for a folder; and what would make it begin with a dot. */
const plain = (name: string): string =>
  name.replace(/[\\/:*?"<>|\u0000-\u001f]/gu, '_').replace(/^\.+/, '_') || '_'

/** `a.png`, then `a (2).png`: two files of one name both come along. */
const apart = (taken: Set<string>, path: string): string => {
  const [, stem, ending] = /^(.*?)(\.[^./]*)?$/s.exec(path) as unknown as [string, string, string | undefined]
  let free = path
  for (let nth = 2; taken.has(free); nth++) free = `${stem} (${nth})${ending ?? ''}`
  taken.add(free)
  return free
}

const place = (nth: number): string => String(nth + 1).padStart(2, '0')

/** 卷宗: every form in order, and every file under its piece, as one archive. */
export function dossierZip(forms: readonly FormPaper[], files: readonly DossierFile[]): Uint8Array {
  const taken = new Set<string>()
  const entries = [
    ...forms.map(
      (form, nth) => [apart(taken, `${place(nth)} ${plain(form.title)}.docx`), formDocx(form)] as const,
    ),
    ...files.map(
      ({ piece, name, bytes }) => [apart(taken, `${plain(piece)}/${plain(name)}`), bytes] as const,
    ),
  ]
  return zipSync(Object.fromEntries(entries), { mtime })
}
