import type { Steps } from '../fold.ts'
import type { ResolutionEvent } from './schema.ts'
import type { Resolution, ResolutionPart } from './state.ts'

const change = ({ resolutions }: ResolutionPart, id: string, to: Partial<Resolution>): ResolutionPart => ({
  resolutions: { ...resolutions, [id]: { ...resolutions[id]!, ...to } },
})

export const resolutionSteps: Steps<ResolutionPart, ResolutionEvent> = {
  'resolution.adopted': ({ resolutions }, { resolution, motion, text, followUps, at }) => ({
    resolutions: { ...resolutions, [resolution]: { motion, text, followUps, at, dropped: false } },
  }),
  'resolution.assigned': (part, { resolution, followUps }) => change(part, resolution, { followUps }),
  'resolution.dropped': (part, { resolution }) => change(part, resolution, { dropped: true }),
}
