import type { Case } from './case.ts'
import { elementwiseCases } from './elementwise.ts'
import { cublasCases, matmulCases } from './matmul.ts'
import { imageCases } from './images.ts'
import { optimizerCases } from './optimizers.ts'
import { rowCases } from './rows.ts'
import { sequenceCases } from './sequences.ts'

/** Every kernel of the folder is launched by at least one of them. */
export const cases: readonly Case[] = [
  ...matmulCases,
  ...cublasCases,
  ...elementwiseCases,
  ...rowCases,
  ...optimizerCases,
  ...imageCases,
  ...sequenceCases,
]
