import type { Instant } from '../../decider.ts'
import type { Representative } from '../party/state.ts'
import type { Piece } from './schema.ts'

export type CaseFile = {
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly sha256: string
  readonly piece: Piece
  readonly by: string
  /** The party whose it is; null where nobody said. */
  readonly of: string | null
  readonly at: Instant
}

export type DossierPart = {
  readonly files: Readonly<Record<string, CaseFile>>
  /** 卷宗情况说明; empty until somebody wrote it. */
  readonly description: string
}

export const initialDossier: DossierPart = { files: {}, description: '' }

/** A head needs no letter of authority; of everybody else who acts for a party it is here. */
export const isProven = ({ files }: DossierPart, { scope, file }: Representative): boolean =>
  scope === 'head' || (file !== null && files[file] !== undefined)

export const filesOf = ({ files }: DossierPart, piece: Piece): readonly CaseFile[] =>
  Object.values(files).filter((file) => file.piece === piece)
