import { expect, test } from 'vitest'
import { areLong } from './long-names.ts'

test('names stand in one line of a wall as long as each of them fits', () => {
  expect(areLong(['北园新村排水改造', '新会大道西路口安全改造'])).toBe(false)
  expect(areLong(['北园新村排水改造', '李文达中学门前早市收档后垃圾没人清'])).toBe(true)
  expect(areLong(['七堡村 Y199 公交站升级'])).toBe(false)
  expect(areLong(['A lamp at the crossing'])).toBe(false)
  expect(areLong(['A lamp at the crossing by the school'])).toBe(true)
})
