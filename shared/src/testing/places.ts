import type { Grid, StationFacts } from '../domain/station/schema.ts'

const street = '会城街道'

/** Seals what the first station mediates. */
export const committee = '步溪村人民调解委员会'

/**
 * The street's nine stations, one centre, two professional, six area (published by the street). Which areas the last
 * two serve, and what the two professional ones are for, is made up for the demonstration.
 */
export const stations: readonly StationFacts[] = [
  {
    ...{
      street,
      name: '圭峰片区人大代表联络站',
      kind: 'area',
      address: '圭峰片区联络站一楼接待室',
      phone: '',
    },
    committee,
  },
  { street, name: '会城街道人大代表中心联络站', kind: 'center', address: '', phone: '' },
  { street, name: '法治专业人大代表联络站', kind: 'professional', address: '', phone: '' },
  { street, name: '乡村振兴专业人大代表联络站', kind: 'professional', address: '', phone: '' },
  { street, name: '明兴片区人大代表联络站', kind: 'area', address: '', phone: '' },
  { street, name: '城西片区人大代表联络站', kind: 'area', address: '', phone: '' },
  { street, name: '碧桂园片区人大代表联络站', kind: 'area', address: '', phone: '' },
  { street, name: '城南片区人大代表联络站', kind: 'area', address: '', phone: '' },
  { street, name: '茶坑片区人大代表联络站', kind: 'area', address: '', phone: '' },
]

const named: readonly Grid[] = [
  { id: 'beiyuan', name: '北园新村' },
  { id: 'chanwan', name: '浐湾社区' },
  { id: 'qibao', name: '七堡村' },
  { id: 'tianma', name: '天马' },
  { id: 'chakeng', name: '茶坑' },
  { id: 'xisheng', name: '西盛' },
  { id: 'tanchong', name: '潭冲' },
  { id: 'mingxing', name: '明兴' },
  { id: 'chengxi', name: '城西' },
  { id: 'biguiyuan', name: '碧桂园' },
  { id: 'guifeng', name: '圭峰' },
  { id: 'chengnan', name: '城南' },
]

const numbered = (id: string, name: string, count: number): Grid[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${id}-${index + 1}`,
    name: `${name}第 ${index + 1} 网格`,
  }))

/** The street's 51 grids: the twelve its reports name, the others numbered by area. */
export const grids: readonly Grid[] = [
  ...named,
  ...numbered('guifeng', '圭峰', 9),
  ...numbered('mingxing', '明兴', 8),
  ...numbered('chengxi', '城西', 8),
  ...numbered('biguiyuan', '碧桂园', 7),
  ...numbered('chengnan', '城南', 7),
]
