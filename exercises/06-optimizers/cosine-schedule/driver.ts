export function drive({ cosine }: typeof import('./cosine-schedule.ts')) {
  return {
    /** The rates at these steps, all asked of one plan. */
    rates(options: { learningRate: number; minimum?: number; steps: number }, at: number[]) {
      const plan = cosine(options)
      return at.map((step) => plan(step))
    },
    /** The name of the error for these options. */
    errorOf(options: { learningRate: number; minimum?: number; steps: number }) {
      try {
        cosine(options)
        return 'no error'
      } catch (error) {
        return error instanceof Error ? error.name : String(error)
      }
    },
  }
}
