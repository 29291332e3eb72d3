import type { InBoth } from '../in-both.ts'

/** What an issue may be filed under (the matters stations have dealt with). */
export const categories: Readonly<Record<string, InBoth>> = {
  flooding: { zh: '防洪排涝', en: 'Flooding and drains' },
  safety: { zh: '公共安全', en: 'Public safety' },
  sanitation: { zh: '环境卫生', en: 'Cleanliness' },
  traffic: { zh: '交通出行', en: 'Traffic' },
  roads: { zh: '道路', en: 'Roads' },
  lighting: { zh: '照明', en: 'Lighting' },
  charging: { zh: '消防、充电', en: 'Fire safety and charging' },
  housing: { zh: '老旧小区', en: 'Older housing' },
  elderly: { zh: '养老', en: 'Care for the elderly' },
  culture: { zh: '文体', en: 'Culture and sport' },
  other: { zh: '其他', en: 'Other' },
}
