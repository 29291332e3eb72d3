/** Of the zip's own list, at its end: where each file stands. */
const [listSign, entrySign] = [0x06054b50, 0x02014b50] as const
const [listBytes, entryBytes, headBytes] = [22, 46, 30] as const
const deflated = 8

/** Can this browser unpack a Word file? Those of old phones cannot. */
export const unpacks = (): boolean => {
  try {
    new DecompressionStream('deflate-raw')
    return true
  } catch {
    return false
  }
}

/** The bytes of one file of a zip; null where it has none of that name. */
async function unzipped(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let list = bytes.length - listBytes
  while (list >= 0 && view.getUint32(list, true) !== listSign) list--
  if (list < 0) return null
  let at = view.getUint32(list + 16, true)
  for (let left = view.getUint16(list + 10, true); left > 0; left--) {
    if (at + entryBytes > bytes.length || view.getUint32(at, true) !== entrySign) return null
    const [nameLength, extra, note] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ]
    const called = new TextDecoder().decode(bytes.subarray(at + entryBytes, at + entryBytes + nameLength))
    if (called === name) {
      const start = view.getUint32(at + 42, true)
      const from = start + headBytes + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
      const packed = bytes.subarray(from, from + view.getUint32(at + 20, true))
      if (view.getUint16(at + 10, true) !== deflated) return new TextDecoder().decode(packed)
      const opened = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
      return new Response(opened).text()
    }
    at += entryBytes + nameLength + extra + note
  }
  return null
}

/** The paragraphs of a Word file; null where it is none. */
export async function paragraphsIn(bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[] | null> {
  try {
    const xml = await unzipped(bytes, 'word/document.xml')
    if (xml === null) return null
    const document = new DOMParser().parseFromString(xml, 'application/xml')
    return [...document.getElementsByTagName('w:p')].map((paragraph) =>
      [...paragraph.getElementsByTagName('w:t')].map((run) => run.textContent).join(''),
    )
  } catch {
    return null
  }
}
