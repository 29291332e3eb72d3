import { readdirSync, readFileSync } from 'node:fs'

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

/** What a program and the processes it started have used, found by words of its command line. */
export function cpuSOfProgram(words: string): number {
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []))
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)] as const))
  const first = pids.filter((pid) => commandOf(pid).includes(words))
  const all = pids.filter((pid) => first.includes(pid) || first.includes(parents.get(pid) ?? 0))
  return all.reduce((sum, pid) => sum + cpuSOf(pid), 0)
}

/** A process may end while one reads of it: then it has used nothing. */
const orNothing = <T>(read: () => T, nothing: T): T => {
  try {
    return read()
  } catch {
    return nothing
  }
}

const commandOf = (pid: number): string =>
  orNothing(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '), '')
const parentOf = (pid: number): number =>
  orNothing(() => Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]), 0)
const cpuSOf = (pid: number): number =>
  orNothing(() => {
    const { userS, systemS } = usedBy(pid)
    return userS + systemS
  }, 0)
