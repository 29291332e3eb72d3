import type { FormPaper } from '@linyi/shared/papers/mediation/form'
import { strToU8, zipSync } from 'fflate'
import { formDocx } from './form-docx.ts'

/** A file of the dossier with its bytes; null where they are not there any more. */
export type DossierFile = {
  readonly piece: string
  readonly name: string
  readonly bytes: Uint8Array | null
}

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

/** Stands where a file should: whoever opens the archive sees which one it was. */
const lostWords = (name: string): string => `${name}：登记在卷内，机器上已经找不到了。请从备份里找。\n`

const place = (nth: number): string => String(nth + 1).padStart(2, '0')

/** 卷宗: every form in order, and every file under its piece, as one archive. */
export function dossierZip(
  forms: readonly FormPaper[],
  files: readonly DossierFile[],
  check: (hash: string) => string,
): Uint8Array {
  const taken = new Set<string>()
  const entries = [
    ...forms.map(
      (form, nth) =>
        [apart(taken, `${place(nth)} ${plain(form.title)}.docx`), formDocx(form, check)] as const,
    ),
    ...files.map(({ piece, name, bytes }) => {
      const path = `${plain(piece)}/${plain(name)}`
      return bytes
        ? ([apart(taken, path), bytes] as const)
        : ([apart(taken, `${path}（已丢失）.txt`), strToU8(lostWords(name))] as const)
    }),
  ]
  return zipSync(Object.fromEntries(entries), { mtime })
}
