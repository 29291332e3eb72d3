/** Microseconds of the machine's monotonic clock: the same in every process, so that one may read what another wrote. */
export const nowUs = (): number => startedAtUs + performance.now() * 1000

const startedAtUs = Number(process.hrtime.bigint() / 1000n) - performance.now() * 1000
