import type { AccountRole } from '../domain/decider.ts'
import type { Capacity } from '../domain/roll/schema.ts'

/** Somebody of the demonstration. Everyone here is invented. */
export type Person = {
  readonly key: string
  readonly name: string
  /** Empty for who belongs to no one grid. */
  readonly grid: string
  /** With a role comes an account; residents have none. */
  readonly roles: readonly AccountRole[]
  /** As what they stand on the roll; null for who is not on it. */
  readonly capacity: Capacity | null
  /** Brings a phone; who has none is confirmed by name at the door. */
  readonly phone: boolean
}

const official = (
  key: string,
  name: string,
  grid: string,
  roles: readonly AccountRole[],
  capacity: Capacity | null,
): Person => ({ key, name, grid, roles, capacity, phone: true })

const deputy = (key: string, name: string): Person => official(key, name, '', ['deputy'], 'deputy')
const gridWorker = (key: string, name: string, grid: string): Person =>
  official(key, name, grid, ['gridWorker'], 'gridWorker')

export const head = official('mo', '莫代表', '', ['stationHead', 'deputy'], 'deputy')
export const chair = deputy('huang', '黄代表')
export const scrutineers = [deputy('liang', '梁代表'), deputy('zhong', '钟代表')] as const
export const liaison = official('zhou', '小周', '', ['liaisonOfficer'], null)
export const doorKeeper = gridWorker('tan', '小谭', 'mingxing')
/** Not a person: the machine that throws the picture on the wall. */
export const projector: Person = {
  key: 'projector',
  name: '投影',
  grid: '',
  roles: [],
  capacity: null,
  phone: false,
}

const otherDeputies = [
  deputy('rong', '容代表'),
  deputy('yu', '余代表'),
  deputy('wu', '伍代表'),
  deputy('nie', '聂代表'),
  deputy('ou', '区代表'),
]

const otherGridWorkers = [
  gridWorker('wen', '小温', 'chanwan'),
  gridWorker('deng', '小邓', 'beiyuan'),
  gridWorker('feng', '小冯', 'qibao'),
  gridWorker('tang', '小汤', 'tianma'),
  gridWorker('zhen', '小甄', 'chakeng'),
]

/** Who holds an account at the station. */
export const accounts: readonly Person[] = [
  head,
  chair,
  ...scrutineers,
  liaison,
  doorKeeper,
  ...otherDeputies,
  ...otherGridWorkers,
]

const resident = (
  capacity: Capacity,
  [key, name, grid, noPhone]: readonly [string, string, string, true?],
): Person => ({ key, name, grid, roles: [], capacity, phone: !noPhone })

/** 居民代表, 36. The last field says who brings no phone. */
const representatives = (
  [
    ['liangBo', '梁伯', 'beiyuan'],
    ['chen', '陈女士', 'beiyuan'],
    ['liShu', '李叔', 'qibao'],
    ['huangLady', '黄女士', 'qibao'],
    ['lin', '林女士', 'biguiyuan'],
    ['linShu', '林叔', 'chengxi'],
    ['liangLady', '梁女士', 'beiyuan'],
    ['luBo', '陆伯', 'beiyuan', true],
    ['heLady', '何女士', 'chanwan'],
    ['zhaoShu', '赵叔', 'chanwan'],
    ['wuLady', '吴女士', 'chengxi'],
    ['huangBo', '黄伯', 'tianma', true],
    ['tanShu', '谭叔', 'mingxing'],
    ['zhouBo', '周伯', 'mingxing', true],
    ['guanLady', '关女士', 'guifeng'],
    ['suShu', '苏叔', 'guifeng'],
    ['maLady', '马女士', 'biguiyuan'],
    ['yeBo', '叶伯', 'chakeng', true],
    ['xuLady', '许女士', 'chakeng'],
    ['zengShu', '曾叔', 'xisheng'],
    ['pengLady', '彭女士', 'tanchong'],
    ['caiShu', '蔡叔', 'tanchong'],
    ['yuanLady', '袁女士', 'chengnan'],
    ['dengBo', '邓伯', 'chengnan', true],
    ['luoLady', '罗女士', 'mingxing'],
    ['fangShu', '方叔', 'chengxi'],
    ['shiLady', '施女士', 'chanwan'],
    ['jiangBo', '江伯', 'chanwan', true],
    ['taoLady', '陶女士', 'guifeng'],
    ['weiShu', '韦叔', 'tianma'],
    ['qiuLady', '邱女士', 'biguiyuan'],
    ['songShu', '宋叔', 'chengxi'],
    ['tangLady', '唐女士', 'mingxing'],
    ['panBo', '潘伯', 'xisheng'],
    ['duLady', '杜女士', 'chakeng'],
    ['fuShu', '傅叔', 'chengnan'],
  ] as const
).map((entry) => resident('residentRepresentative', entry))

/** 业委会, 3. */
const committee = (
  [
    ['kangLady', '康女士', 'biguiyuan'],
    ['yanShu', '严叔', 'guifeng'],
    ['shenLady', '沈女士', 'mingxing'],
  ] as const
).map((entry) => resident('homeownersCommittee', entry))

/** 列席, 5: anyone may come and speak. */
const observers = (
  [
    ['luoBo', '罗伯', 'chakeng', true],
    ['baiLady', '白女士', 'chengxi'],
    ['shangguan', '上官叔', 'guifeng'],
    ['miaoLady', '苗女士', 'qibao'],
    ['jinBo', '金伯', 'tanchong', true],
  ] as const
).map((entry) => resident('observer', entry))

export const residents: readonly Person[] = [...representatives, ...committee, ...observers]

/** Everyone on the roll of the demo meeting: 54 who may vote (应到), and 5 observers. */
export const roll: readonly Person[] = [...accounts, ...residents].filter(({ capacity }) => capacity !== null)

/** A person by key. Throws for a key nobody has, so that a scenario with a slip of the pen fails at once. */
export function personByKey(key: string): Person {
  const person = [...accounts, ...residents, projector].find((one) => one.key === key)
  if (!person) throw new Error(`nobody is called ${key}`)
  return person
}
