/** The bytes before a message of this length in an unmasked binary frame (RFC 6455, 5.2). */
export function frameHeader(length: number): Buffer {
  if (length < 126) return Buffer.of(0x82, length)
  if (length < 65_536) return Buffer.of(0x82, 126, length >> 8, length & 255)
  const header = Buffer.alloc(10)
  header.writeUInt16BE(0x827f)
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}
