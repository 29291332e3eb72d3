/** What the bundler tells of a module. */
type Module = {
  readonly importers: readonly string[]
  readonly dynamicImporters: readonly string[]
  readonly importedIds: readonly string[]
  readonly isEntry: boolean
}
type Lookup = (id: string) => Module | null

/** What cannot run without a module: pages, `start` for what every visit runs, and parts that a page fetches later. */
type Roots = { readonly pages: readonly string[]; readonly parts: readonly string[] }

const start = 'start'
const isEverywhere = (page: string): boolean =>
  page === start || /\/routes\/\+(layout|error)\.svelte$/.test(page)
/** A case of mediation: a few people at a time, so its pages take what they share with others and give nothing to it. */
const isCase = (page: string): boolean => /\/routes\/\(case\)\//.test(page)
/** What somebody sees first who has scanned the code. */
const isDoorway = (page: string): boolean =>
  /\/routes\/\(public\)\/m\/\[code\]\/(notice\/)?\+page\.svelte$/.test(page)
/** Pages that open a line to the meeting. */
const isRoom = (page: string): boolean => /\/routes\/\((live|screen)\)\//.test(page)
const isLive = (page: string): boolean => page.endsWith('/routes/(live)/m/[code]/live/+page.svelte')
const isChair = (page: string): boolean => page.endsWith('/routes/(live)/m/[code]/chair/+page.svelte')
const isBoard = (part: string): boolean => part.endsWith('/lib/live/board.svelte.ts')
const isMediation = (part: string): boolean => /\/features\/mediation\/|\/live\/settlement\./.test(part)
const isVoting = (part: string): boolean => part.endsWith('/features/ballot/Voting.svelte')
/** What a phone needs to put a paper into a box. */
const isSlip = (part: string): boolean =>
  /\/ballot\/secret\/(Phone|Elder|Mine)\.svelte$|\/client\/box-client(\/link)?\.ts$/.test(part)
/** What counts such papers, tells the result, and puts it on a wall. */
const isCount = (part: string): boolean => part.includes('/ballot/secret/')

/** Everything that is fetched by itself and leads to the module by plain imports. */
function rootsOf(id: string, lookup: Lookup): Roots {
  const [pages, parts] = [new Set<string>(), new Set<string>()]
  const seen = new Set([id])
  for (const module of seen) {
    const found = lookup(module)
    if (!found) continue
    const page = found.importedIds.find((imported) => imported.includes('/src/routes/'))
    if (/\/nodes\/\d+\.js$/.test(module) && page) pages.add(page)
    else if (found.isEntry) pages.add(start)
    else if (found.dynamicImporters.length > 0) parts.add(module)
    for (const importer of found.importers) if (!found.dynamicImporters.includes(importer)) seen.add(importer)
  }
  return { pages: [...pages], parts: [...parts] }
}

/** Later pieces stand on earlier ones. */
const pieces = ['framework', 'shared', 'common', 'room', 'list', 'draft', 'voting', 'slip', 'count'] as const
type Piece = (typeof pieces)[number]

/** Svelte and its kit, which every page runs; not its reactive classes, which only a room uses. */
const isFramework = (id: string): boolean =>
  /\/node_modules\/(svelte|@sveltejs\/kit|devalue|clsx|esm-env)\//.test(id) &&
  !/\/svelte\/src\/reactivity\/|\/client-entry\.js$/.test(id)

function pieceOf({ pages: all, parts: every }: Roots): Piece | null {
  const pages = all.filter((page) => !isCase(page))
  const parts = every.filter((part) => !isMediation(part))
  if (pages.length + parts.length === 0) return null
  if (pages.some(isEverywhere)) return 'shared'
  const room = pages.filter(isRoom)
  const doorways = pages.filter(isDoorway)
  // What a piece needs is drawn into it unless it is in another: nobody at the door or at a public page pays for a box.
  const elsewhere = room.length > 0 || parts.some(isCount)
  if (doorways.length > 0) return elsewhere || doorways.length > 1 ? 'shared' : null
  if (room.length < pages.length) return room.some(isLive) || parts.some(isCount) ? 'common' : null
  // A part that the room fetches later may not lead back to a piece above it: that one would not be sent ahead.
  if (room.length > 2 || (room.length > 0 && parts.some(isBoard))) return 'room'
  const shared = parts.length > 0 || pages.length < all.length
  if (room.some(isLive)) return room.some(isChair) || shared ? 'list' : null
  if (room.length > 0) return null
  if (parts.some(isBoard)) return 'draft'
  if (parts.some(isVoting)) return 'voting'
  if (parts.some(isSlip)) return 'slip'
  return parts.some(isCount) ? 'count' : null
}

type Bundle = { getModuleInfo(id: string): Module | null }

/**
 * In which pieces the pages are sent. A phone in a full hall pays for every request, so what is needed together comes
 * together, but nobody at the door pays for the room: see docs/decisions/0011-page-weight.md. Whatever is in none of
 * these is left to the bundler, which makes a piece for each set of pages that share something.
 */
export const groups = pieces.map((name) => ({
  name: (id: string, bundle: Bundle): string | null => {
    const lookup: Lookup = (module) => bundle.getModuleInfo(module)
    if (lookup(id)?.isEntry) return null
    if (isFramework(id)) return name === 'framework' ? name : null
    return pieceOf(rootsOf(id, lookup)) === name ? name : null
  },
}))
