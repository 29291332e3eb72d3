const written = /^(\d{1,12})(?:\.(\d{1,2}))?$/

/** Fen of an amount written in yuan, `800` or `800.5`; null where it is none. Full-width digits count as digits. */
export function fenOf(yuan: string): number | null {
  const match = written.exec(yuan.normalize('NFKC').replace(/[,\s]/g, ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}
