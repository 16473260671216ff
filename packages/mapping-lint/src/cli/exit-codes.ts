/** Something at or above the threshold was found. */
export const EXIT_FINDINGS = 1;

/** The command could not do what it was asked: wrong usage, an unknown profile, an input that can't be read. */
export const EXIT_UNUSABLE = 2;
