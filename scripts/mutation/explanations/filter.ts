import type { Explanations } from '../reasons.ts';

/** Why no test notices these changes of the area `filter`. */
export const FILTER: Explanations = {};
