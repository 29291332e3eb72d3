import { existsSync, readdirSync } from 'node:fs'
import { step } from './step.mjs'

const debian = '/usr/lib/postgresql'
const redis = '/usr/bin/redis-server'

export const hasPostgres = () =>
  existsSync(debian) && readdirSync(debian).some((version) => Number(version) >= 15)
const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** What runs on PostgreSQL and Redis needs both here; where neither may be installed, those tests say that they are left out. */
export async function ensureDatabases() {
  if (hasPostgres() && existsSync(redis)) return
  if (isRootOnDebian()) {
    await step('装 PostgreSQL 和 Redis · Installing PostgreSQL and Redis', 'sh', [
      '-c',
      'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y postgresql redis-server',
    ])
  } else console.error('Tests on PostgreSQL and Redis need both: apt-get install -y postgresql redis-server')
}
