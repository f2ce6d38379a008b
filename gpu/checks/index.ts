import type { Case } from './case.ts'
import { cublasCases, matmulCases } from './matmul.ts'

/** Every kernel of the folder is launched by at least one of them. */
export const cases: readonly Case[] = [...matmulCases, ...cublasCases]
