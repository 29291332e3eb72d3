import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boxPaths, paths, posts } from '@linyi/shared/protocol/addresses'
import { expect, test } from 'vitest'

const example = (file: string) => readFileSync(join(import.meta.dirname, '../../../deploy', file), 'utf8')

/** What nginx notes nothing of, neither as it is answered nor as it fails. */
const silent = [
  ...example('nginx.conf').matchAll(
    /location (~ )?(\S+) \{\s+access_log off;\s+error_log \/dev\/null crit;/g,
  ),
].map(([, isPattern, place]) => new RegExp(isPattern ? place! : `^${place!}`))

const token = 'x'.repeat(43)
const secret = [
  ...[paths.invitation, paths.found, paths.reset, paths.device, paths.partyLink],
  ...[posts.accept, posts.found, posts.reset, posts.takeDevice, posts.takePartyLink],
  boxPaths.cast,
].map((address) => address(token))

test('the nginx example notes nothing of an address that is a secret, nor of a paper that is cast', () => {
  expect(secret.filter((address) => !silent.some((place) => place.test(address)))).toEqual([])
  expect(silent.some((place) => place.test(paths.join('963170')))).toBe(false)
})

test('the Caddy example notes nothing at all', () => {
  expect(example('Caddyfile')).not.toMatch(/^\s*log\b/m)
})
