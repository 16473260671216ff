import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty());

const severity = v.picklist(['error', 'warning', 'info', 'off']);

const files = v.pipe(v.array(text), v.description('Patterns of paths, seen from the file that says this.'));

/** What can be said for all files, and differently for those of a customer. */
const fileSettings = {
  profile: v.exactOptional(
    v.pipe(text, v.description('What the vendor accepts: the id of a profile, or a JSON file seen from this one.')),
  ),
  rules: v.exactOptional(v.pipe(v.record(text, severity), v.description('Severities by code or name of a rule.'))),
  tenantUrl: v.exactOptional(v.pipe(text, v.description('The tenant URL of the job, which no export holds.'))),
  scope: v.exactOptional(
    v.pipe(v.picklist(['assigned', 'all']), v.description('Who is in scope of the job, which no export holds.')),
  ),
};

const customers = v.pipe(
  v.array(v.strictObject({ files, ...fileSettings })),
  v.description('Settings for the files of one customer each; of several that match a file, the last one counts.'),
);

const ignore = v.strictObject({
  rule: v.pipe(text, v.description('The code or name of the rule.')),
  files: v.exactOptional(files),
  target: v.exactOptional(v.pipe(text, v.description('The target attribute that it is about.'))),
  reason: v.pipe(text, v.description('Why the finding is left as it is.')),
  until: v.exactOptional(
    v.pipe(v.string(), v.isoDate(), v.description('The last day on which it is ignored, such as 2026-12-31.')),
  ),
});

/** `mapping-lint.config.json`; what is published as `config.schema.json` is made from it. */
export const configSchema = v.strictObject({
  $schema: v.exactOptional(v.string()),
  ...fileSettings,
  failOn: v.exactOptional(
    v.pipe(
      v.picklist(['error', 'warning', 'info', 'never']),
      v.description('The least severity that gives exit code 1; "error" when it is not said.'),
    ),
  ),
  maxWarnings: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.description('More warnings than these give exit code 1.')),
  ),
  baseline: v.exactOptional(
    v.pipe(text, v.description('A file with the findings that are known already, seen from this one.')),
  ),
  customers: v.exactOptional(customers),
  ignores: v.exactOptional(v.pipe(v.array(ignore), v.description('Findings that somebody has decided to live with.'))),
});

/** A file for `--profile` that holds nothing but the settings of many customers. */
export const customersSchema = v.strictObject({ $schema: v.exactOptional(v.string()), customers });

/** `mapping-lint.config.json`. */
export type Config = v.InferOutput<typeof configSchema>;

/** What can be said for all files, and differently for those of a customer. */
export type FileSettings = Pick<Config, keyof typeof fileSettings>;

/** A finding that somebody has decided to live with. */
export type Ignore = v.InferOutput<typeof ignore>;

/** The least severity that makes the command fail. */
export type FailOn = NonNullable<Config['failOn']>;
