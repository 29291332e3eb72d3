import { expect, it } from 'vitest'
import { protocolPage } from './protocol-page.ts'

it('the reference page is the one the schemas write', async () => {
  await expect(protocolPage()).toMatchFileSnapshot('PROTOCOL.md')
})
