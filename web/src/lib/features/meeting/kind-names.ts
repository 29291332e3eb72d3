import { texts } from '#lib/i18n/texts.ts'

/** What each kind of meeting is called. */
export const kindNames = texts(
  {
    neighborhoodCouncil: '邻里议事会',
    teaTalk: '民议茶话',
    streetAssembly: '街道议政代表会',
    townCongress: '乡镇人民代表大会',
    standingCommittee: '人大常务委员会',
    villagersAssembly: '村民会议',
    villageHouseholds: '村民会议（户的代表）',
    villageRepresentatives: '村民代表会议',
    villageGroup: '村民小组会议',
    residentsAssembly: '居民会议',
    homeowners: '业主大会',
  },
  {
    neighborhoodCouncil: 'Neighbourhood council',
    teaTalk: 'Tea talk',
    streetAssembly: 'Street assembly',
    townCongress: 'Town people’s congress',
    standingCommittee: 'Standing committee',
    villagersAssembly: 'Villagers’ assembly',
    villageHouseholds: 'Villagers’ assembly, by households',
    villageRepresentatives: 'Village representatives',
    villageGroup: 'Village group',
    residentsAssembly: 'Residents’ assembly',
    homeowners: 'Homeowners’ assembly',
  },
)
