// What a page and the demo worker say to each other. Everything is plain data.

/** What `chapters/NN-slug/demo.ts` exports as `create(options)`. */
export interface Demo<Frame = unknown> {
  /** One step; the frame is what the page draws. */
  step(): Frame
  /** The picture before the first step, if there is one. */
  first?(): Frame
  /** True when there is nothing left to do; asked after each step. */
  done?(): boolean
  /** Something the reader did that is not a step: a click on a cell, a step backward. */
  act?(name: string, value: unknown): Frame | Promise<Frame>
}
export interface DemoModule {
  create(options: never, data: never): Demo
  /** A file of `site/plugins/demo-files.ts`, or several; `create` gets the bytes, or a list of them. */
  data?: string | readonly string[]
}

export type ToDemo =
  /** `kernels`: 'auto', or 'reference' for the readable loops; the first of a worker counts. */
  | { type: 'create'; run: number; id: string; options: unknown; kernels: string }
  /** Runs until stopped, done, or `until` steps; at most `perFrame` steps a frame; at least `pause` ms between frames. */
  | { type: 'start'; run: number; until: number; perFrame: number; pause: number }
  | { type: 'step'; run: number; count: number }
  | { type: 'act'; run: number; name: string; value: unknown }
  /** The page has drawn a frame of a run; the next one is wanted. */
  | { type: 'drawn'; run: number }
  | { type: 'stop'; run: number }

export type FromDemo =
  /** `starts`: how many 'start' messages of this run had been seen by then. */
  | { type: 'frame'; run: number; frame: unknown; steps: number; done: boolean; running: boolean; starts: number }
  /** Which kernels compute. */
  | { type: 'kernels'; run: number; name: string }
  | { type: 'ready'; run: number }
  | { type: 'error'; run: number; message: string }
