/** Words are judged by their length: those of 3 letters and less together, and those of 14 and more. */
export const [shortest, longest] = [3, 14]
