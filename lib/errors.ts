/**
 * Every error that the engine throws on purpose. Each has a name of its own, so that a
 * reader can look it up and a program can tell a wrong shape from a broken file.
 */
export class ChalkgradError extends Error {
  override name = 'ChalkgradError'
}

/** Shapes, axes or sizes do not fit together. */
export class ShapeError extends ChalkgradError {
  override name = 'ShapeError'
}

/** A dtype does not fit, or two dtypes are mixed. */
export class DtypeError extends ChalkgradError {
  override name = 'DtypeError'
}

/** An argument is outside the values that make sense. */
export class ArgumentError extends ChalkgradError {
  override name = 'ArgumentError'
}

/** The graph of operations is used in a way that has no gradient, or no right one. */
export class GradientError extends ChalkgradError {
  override name = 'GradientError'
}

/** A tensor is used after the scope that owned its memory has ended. */
export class ReleasedError extends ChalkgradError {
  override name = 'ReleasedError'
}

/** There is no memory for a tensor. */
export class MemoryError extends ChalkgradError {
  override name = 'MemoryError'
}

/** A thread that helped to compute was lost. */
export class ThreadError extends ChalkgradError {
  override name = 'ThreadError'
}

/** A file or a block of bytes is not what it should be. */
export class DataError extends ChalkgradError {
  override name = 'DataError'
}
