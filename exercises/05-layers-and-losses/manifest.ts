import type { ExerciseEntry } from '#exercises'

export default [] satisfies ExerciseEntry[]
