import { texts } from '#lib/i18n/texts.ts'

/** What each kind of meeting is called. */
export const kindNames = texts(
  { neighborhoodCouncil: '邻里议事会', teaTalk: '民议茶话' },
  { neighborhoodCouncil: 'Neighbourhood council', teaTalk: 'Tea talk' },
)
