/** How many elements a thread takes at a time: about 5 µs of work, moving numbers or computing with them. */
export const CHEAP = 16384
/** The same for exponentials, roots and quotients. */
export const COSTLY = 4096
