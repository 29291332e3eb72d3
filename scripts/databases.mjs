import { existsSync, readdirSync } from 'node:fs'
import { step } from './step.mjs'

const debian = '/usr/lib/postgresql'
const debians = ['/usr/bin/redis-server', '/usr/sbin/nginx', '/usr/bin/caddy']

export const hasPostgres = () =>
  existsSync(debian) && readdirSync(debian).some((version) => Number(version) >= 15)
const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Several nodes need a database, a Redis and what stands before them; where none may be installed, their tests are left out. */
export async function ensureDatabases() {
  if (hasPostgres() && debians.every((program) => existsSync(program))) return
  if (isRootOnDebian()) {
    await step('装 PostgreSQL、Redis 和代理 · Installing PostgreSQL, Redis and proxies', 'sh', [
      '-c',
      'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y postgresql redis-server nginx caddy',
    ])
  } else console.error('Tests of several nodes need: apt-get install -y postgresql redis-server nginx caddy')
}
