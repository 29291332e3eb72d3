import { type rightsTexts } from './texts.ts'

/** 权利义务告知书 as it is read out. */
export const rightsAloud = (t: (typeof rightsTexts)['zh']): readonly string[] => [
  t.title,
  t.rights,
  ...Object.values(t.rightsList),
  t.duties,
  ...Object.values(t.dutiesList),
  t.know,
  ...Object.values(t.knowList),
]
