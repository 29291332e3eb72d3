import { readFileSync } from 'node:fs'

/** What a process has used so far, all its threads together. */
export type Used = {
  readonly userS: number
  readonly systemS: number
  readonly residentKb: number
  readonly peakKb: number
}

/** USER_HZ, which Linux has kept at 100 on every machine this runs on. */
const ticksPerSecond = 100

/** Reads /proc: on another system than Linux there is nothing to read, and this throws. */
export function usedBy(pid: number): Used {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)![1])
  return {
    userS: Number(fields[11]) / ticksPerSecond,
    systemS: Number(fields[12]) / ticksPerSecond,
    residentKb: kb('VmRSS'),
    peakKb: kb('VmHWM'),
  }
}

export const cpuS = (from: Used, to: Used): number => to.userS + to.systemS - from.userS - from.systemS

export const loadAverage = (): number => Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0])
