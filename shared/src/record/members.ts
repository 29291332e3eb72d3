/** A path into nested objects, as one string: RFC 6901 without the leading slash, so that a plain field keeps its name. */
const escaped = (name: string): string => name.replace(/~/g, '~0').replace(/\//g, '~1')
const unescaped = (part: string): string => part.replace(/~1/g, '/').replace(/~0/g, '~')

export const pathOf = (...names: readonly string[]): string => names.map(escaped).join('/')
export const namesIn = (path: string): readonly string[] => path.split('/').map(unescaped)

/** Whether a path is another one or lies in it. */
export const isUnder = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}/`)

export type Member = readonly [path: string, value: unknown]

const hasMembers = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0

/** Everything in nested objects, each by its path. Arrays and empty objects stay whole. */
export const membersOf = (value: object, above = ''): readonly Member[] =>
  Object.entries(value).flatMap(([name, member]): readonly Member[] => {
    const path = above + escaped(name)
    return hasMembers(member) ? membersOf(member, `${path}/`) : [[path, member]]
  })

type Tree = Map<string, unknown>

/** The nested objects again. A file of strangers may hold any path, so nothing here is looked up on a prototype. */
export function fromMembers(members: readonly Member[]): Record<string, unknown> {
  const root: Tree = new Map()
  for (const [path, value] of members) {
    const names = namesIn(path)
    branchOf(root, names.slice(0, -1)).set(names[names.length - 1]!, value)
  }
  return objectOf(root)
}

function branchOf(root: Tree, names: readonly string[]): Tree {
  let branch = root
  for (const name of names) {
    const below = branch.get(name)
    const next: Tree = below instanceof Map ? (below as Tree) : new Map()
    branch.set(name, next)
    branch = next
  }
  return branch
}

const objectOf = (tree: Tree): Record<string, unknown> =>
  Object.fromEntries(
    [...tree].map(([name, value]) => [name, value instanceof Map ? objectOf(value as Tree) : value]),
  )
