/** The parts of scim-core that are mutated, each with the patterns of its files, relative to the package. */
export const AREAS = {
  filter: ['src/filter/**/*.ts', 'src/path/**/*.ts'],
  patch: ['src/patch/**/*.ts'],
  // The schemas of the RFC are data, which a table of their characteristics tests.
  schema: ['src/schema/**/*.ts', 'src/resource/**/*.ts', '!src/schema/schemas/**'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Area = keyof typeof AREAS;

export const areaNames = Object.keys(AREAS) as Area[];

/** The least share of mutants that the tests of an area must notice, in percent. */
export const LEAST_SCORE = 80;
