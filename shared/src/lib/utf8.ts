/** In every runtime since Chrome 38 and Node 11, yet among the DOM's types, of which this package has none. */
declare class TextDecoder {
  decode(bytes: Uint8Array): string
}

/** Bytes that are no UTF-8 become U+FFFD, so a reader sees a difference rather than an exception. */
export const fromUtf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
