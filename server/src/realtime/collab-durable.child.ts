import { writeSync } from 'node:fs'
import { openCollabHouse } from '../testing/collab-house.ts'

/** Serves the board of a new meeting on the store named, and prints where and for whom, until it is killed. */
const hall = await openCollabHouse({ path: process.argv[2]! })
const tokens = []
for (const name of ['伍代表', '余代表', '聂代表']) tokens.push((await hall.official(name)).token)
const participants = await Promise.all(
  tokens.map(async (token) => hall.idOf((await hall.logins.find(token))!)),
)
writeSync(1, `${JSON.stringify({ url: `${hall.url}/${hall.doc}`, doc: hall.doc, tokens, participants })}\n`)
