/**
 * PrefLib's form before 2022, line by line in that of now: the number of candidates, `number,name` for each, then
 * `voters,papers,different papers` and `how many,order`. A file in the form of now comes back as it is.
 */
export function asNow(file: string): string {
  const lines = file.split('\n')
  const [, candidates] = /^\s*(\d{1,6})\s*$/.exec(lines[0]!) ?? []
  if (candidates === undefined) return file
  const sums = Number(candidates) + 1
  return lines
    .map((line, index) => {
      if (index === 0) return `# NUMBER ALTERNATIVES: ${candidates}`
      if (index < sums) return line.replace(/^\s*(\d+)\s*,/, '# ALTERNATIVE NAME $1: ')
      if (index === sums) return line.replace(/^\s*\d+\s*,\s*(\d+)\s*,\s*\d+\s*$/, '# NUMBER VOTERS: $1')
      return line.replace(/^(\s*\d+\s*),/, '$1:')
    })
    .join('\n')
}
