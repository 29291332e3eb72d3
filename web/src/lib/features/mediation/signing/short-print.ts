/** The fingerprint of a draft as people compare it: four groups of four of its 64 hex digits. */
export const shortPrint = (hash: string): string => (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
