// The way back through what a demo has shown.
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

/** A picture that was shown, and after how many steps. */
export interface Moment<Frame> {
  frame: Frame
  steps: number
}
/** So many are kept to go back to; when there are more, every second one goes. */
const MOST_MOMENTS = 200

export interface Past<Frame> {
  past: ShallowRef<readonly Moment<Frame>[]>
  /** Which moment is shown now, and what it is. */
  shown: Ref<number>
  frame: ShallowRef<Frame | undefined>
  steps: Ref<number>
  /** One more moment. It is shown, unless a reader has gone back. */
  keep(moment: Moment<Frame>): void
  show(moment: number): void
  showLast(): void
  /** A new run begins; the last picture stays until there is another. */
  forget(): void
}

export function usePast<Frame>(): Past<Frame> {
  const past = shallowRef<readonly Moment<Frame>[]>([])
  const shown = ref(0)
  const frame = shallowRef<Frame>()
  const steps = ref(0)

  function show(moment: number): void {
    shown.value = moment
    frame.value = past.value[moment]?.frame
    steps.value = past.value[moment]?.steps ?? 0
  }
  const showLast = (): void => {
    if (past.value.length > 0) show(past.value.length - 1)
  }
  function keep(moment: Moment<Frame>): void {
    // Something the reader did to the same step takes its place.
    const before = past.value.filter(({ steps }) => steps < moment.steps)
    const thinned = before.length < MOST_MOMENTS ? before : before.filter((_, i) => i % 2 === 0)
    const back = shown.value < past.value.length - 1 ? past.value[shown.value] : undefined
    past.value = [...thinned, moment]
    // What was under way comes late: whoever has gone back is left there.
    if (back) show(Math.max(0, past.value.indexOf(back)))
    else showLast()
  }
  function forget(): void {
    past.value = []
    shown.value = steps.value = 0
  }
  return { past, shown, frame, steps, keep, show, showLast, forget }
}
