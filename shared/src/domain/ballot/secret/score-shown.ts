/** A score as people write it: `7/2` is 3.5. A half is as fine as any score can be. */
export function scoreShown(score: string): string {
  const [whole, part] = score.split('/')
  return part === undefined ? score : `${Number(whole) / Number(part)}`
}
