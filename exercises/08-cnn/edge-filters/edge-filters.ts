import { todo } from '#exercises'

/*
 * Each function returns a filter of 3 × 3 numbers, row by row. At each place of a picture its numbers are multiplied with
 * the nine cells below them, and the products are added up. Cells are 0 where it is dark and 1 where it is bright.
 */

/**
 * Finds edges that run from top to bottom: above 0 where it is dark on the left and bright on the right, below 0 where it
 * is the other way round, 0 where nothing changes from left to right.
 *
 * Example: on the cells 0 0 1 / 0 0 1 / 0 0 1 the sum of the products is above 0.
 */
export function brightOnTheRight(): number[][] {
  return todo('edge-filters')
}

/** The same for edges that run from left to right: above 0 where it is dark above and bright below. */
export function brightBelow(): number[][] {
  return todo('edge-filters')
}

/** The average of the nine cells: makes a picture softer, and neither brighter nor darker. */
export function blur(): number[][] {
  return todo('edge-filters')
}

/**
 * How far the middle cell differs from the eight around it: 0 where all nine are equal, and also where brightness grows
 * evenly from one side to the other; above 0 for a bright dot on dark ground, below 0 for a dark dot on bright ground. All
 * eight neighbors count alike.
 */
export function dots(): number[][] {
  return todo('edge-filters')
}
