import { afterEach } from 'vitest'
import { openHouse, type House } from './house.ts'

/** Opens houses that are closed after each test, the last one first: several may stand on one store. */
export function closedAfterEach() {
  const houses: House[] = []
  afterEach(async () => {
    for (const house of houses.splice(0).reverse()) await house.close()
  })
  return async (...options: Parameters<typeof openHouse>): Promise<House> => {
    const house = await openHouse(...options)
    houses.push(house)
    return house
  }
}
