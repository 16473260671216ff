import * as v from 'valibot';

/** Adds the description that the published JSON Schema shows. */
const said = v.description;

const name = v.pipe(v.string(), v.nonEmpty());
const page = v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//, 'use an address that begins with https://'));
const confidence = v.picklist(['documented', 'inferred', 'imported']);
const severity = v.picklist(['error', 'warning', 'info']);
const targetType = v.picklist(['String', 'Boolean', 'Integer', 'Reference', 'DateTime', 'Binary']);
const pattern = v.pipe(v.string(), v.nonEmpty(), v.maxLength(1_000));

const statement = {
  sources: v.exactOptional(v.pipe(v.array(name), said('Keys of the sources of the profile.'))),
  confidence: v.exactOptional(
    v.pipe(confidence, said('How sure this is; the confidence of the profile when left out.')),
  ),
  note: v.exactOptional(v.pipe(name, said('One sentence for the reader of a finding.'))),
  oddities: v.exactOptional(v.pipe(v.array(name), said('What is odd about the place it was taken from.'))),
};

const values = v.strictObject({
  oneOf: v.exactOptional(v.array(v.string())),
  pattern: v.exactOptional(pattern),
  maxLength: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  format: v.exactOptional(v.picklist(['email', 'phone', 'locale', 'language', 'timezone', 'url'])),
  separator: v.exactOptional(name),
  mustExist: v.exactOptional(v.pipe(v.boolean(), said('Whether the value must exist at the vendor beforehand.'))),
  onViolation: v.exactOptional(v.picklist(['reject', 'ignore'])),
});

const flowType = v.picklist(['Always', 'ObjectAddOnly']);

const supportedTarget = v.strictObject({
  ...statement,
  target: v.pipe(name, said('As Entra writes it: userName, name.givenName, emails[type eq "work"].value.')),
  mandatory: v.exactOptional(
    v.pipe(
      v.picklist(['always', 'matching', 'never']),
      said('Whether it has to be mapped: always, only to find existing resources, or never.'),
    ),
  ),
  type: v.exactOptional(targetType),
  multiValued: v.exactOptional(v.boolean()),
  mutability: v.exactOptional(v.picklist(['readWrite', 'immutable', 'readOnly'])),
  unique: v.exactOptional(v.pipe(v.boolean(), said('Whether no two resources may have the same value.'))),
  flowType: v.exactOptional(v.pipe(flowType, said('When a mapping of it is to be applied.'))),
  literal: v.exactOptional(v.pipe(v.boolean(), said('Marks a name that is no SCIM path and is compared as text.'))),
  default: v.exactOptional(v.pipe(name, said('What the vendor takes when the attribute is not mapped, in words.'))),
  defaultValue: v.exactOptional(
    v.pipe(
      v.union([v.string(), v.boolean(), v.number()]),
      said('The value that is filled in, when "default" is words for one; a reference server fills it in.'),
    ),
  ),
  values: v.exactOptional(values),
});

const targetPattern = v.strictObject({
  ...statement,
  schema: v.pipe(pattern, said('A regular expression for the URN before the last colon.')),
  attribute: v.pipe(pattern, said('A regular expression for the attribute name.')),
  example: v.pipe(name, said('How such a target is written, for messages.')),
  types: v.exactOptional(v.array(targetType)),
  multiValued: v.exactOptional(v.boolean()),
  exclusive: v.exactOptional(
    v.pipe(v.boolean(), said('Whether everything under the URN that RFC 7643 does not define is written this way.')),
  ),
});

const targetChoice = v.strictObject({ ...statement, targets: v.pipe(v.array(name), v.minLength(2)) });

const rejection = v.strictObject({
  ...statement,
  status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  scimType: v.exactOptional(name),
});

const removal = v.pipe(
  v.strictObject({
    ...statement,
    target: v.exactOptional(name),
    source: v.exactOptional(v.pipe(name, said('The name of a source attribute.'))),
    severity: v.exactOptional(severity),
  }),
  v.check(({ target, source }) => target !== undefined || source !== undefined, 'name a target, a source, or both'),
);

const keepList = v.strictObject({
  ...statement,
  keep: v.pipe(v.array(name), said('Names of source attributes, or whole expressions.')),
  severity: v.exactOptional(severity),
});

const recommendedRow = v.strictObject({
  ...statement,
  target: name,
  source: v.strictObject({ type: v.picklist(['direct', 'constant', 'expression']), value: v.string() }),
  level: v.exactOptional(
    v.pipe(
      v.picklist(['required', 'expected', 'suggested']),
      said('Whether a mapping of the target from anything else is wrong, doubtful, or as good.'),
    ),
  ),
  flowType: v.exactOptional(flowType),
});

const matching = v.strictObject({
  ...statement,
  target: v.pipe(v.optional(name, 'unknown'), said('The target by which existing objects are found, or "unknown".')),
  precedence: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  filterable: v.exactOptional(
    v.pipe(v.array(name), said('Targets that can be filtered on, when the vendor lists them.')),
  ),
  onUnfilterable: v.exactOptional(v.picklist(['reject', 'empty'])),
  comparedWith: v.exactOptional(
    v.pipe(name, said('The target whose value is compared in truth, when it is not the one that the filter names.')),
  ),
  sameSourceAs: v.exactOptional(v.array(name)),
});

const referenceRule = v.strictObject({
  ...statement,
  target: name,
  allowed: v.array(name),
  required: v.exactOptional(v.array(name)),
});

const answers = ['accept', 'reject', 'ignore', 'unknown'] as const;
const answer = v.optional(v.picklist(answers), 'unknown');

const requests = v.strictObject({
  ...statement,
  create: answer,
  read: answer,
  list: answer,
  replace: answer,
  patch: answer,
  delete: v.optional(v.picklist([...answers, 'deactivate']), 'unknown'),
});

const deviation = v.strictObject({
  ...statement,
  tolerance: v.pipe(name, said('A named departure from the RFC, for example patch.op-any-case.')),
  answer: v.picklist(['accept', 'reject', 'ignore']),
});

const targets = v.strictObject({
  ...statement,
  list: v.pipe(
    v.optional(v.picklist(['closed', 'open', 'unknown']), 'unknown'),
    said('Whether what is not listed is refused.'),
  ),
  onUnsupported: v.optional(v.picklist(['reject', 'ignore', 'unknown']), 'unknown'),
  schemas: v.optional(v.array(name), []),
  supported: v.optional(v.array(supportedTarget), []),
  patterns: v.optional(v.array(targetPattern), []),
  atLeastOne: v.optional(v.array(targetChoice), []),
  rejection: v.exactOptional(rejection),
});

const resource = v.strictObject({
  ...statement,
  provisioning: v.pipe(
    v.optional(v.picklist(['required', 'allowed', 'forbidden', 'unknown']), 'unknown'),
    said('Whether this object mapping has to be on, may be on, or must be off.'),
  ),
  targets: v.optional(targets, {}),
  removals: v.optional(v.array(removal), []),
  keepSources: v.exactOptional(keepList),
  recommended: v.optional(v.array(recommendedRow), []),
  matching: v.optional(matching, {}),
  references: v.optional(v.array(referenceRule), []),
  requests: v.optional(requests, {}),
  deviations: v.optional(v.array(deviation), []),
});

const connection = v.strictObject({
  ...statement,
  tenantUrls: v.optional(v.array(pattern), []),
  example: v.exactOptional(name),
  outdatedUrls: v.optional(v.array(v.strictObject({ ...statement, pattern })), []),
  optscimFlag: v.pipe(
    v.optional(v.picklist(['required', 'allowed', 'unknown']), 'unknown'),
    said('Whether aadOptscim062020 belongs in the query of the tenant URL.'),
  ),
  scope: v.optional(v.picklist(['assigned', 'all', 'unknown']), 'unknown'),
});

const endpoint = v.optional(v.picklist(['available', 'absent', 'unknown']), 'unknown');

const discovery = v.strictObject({
  ...statement,
  schemas: endpoint,
  resourceTypes: endpoint,
  serviceProviderConfig: endpoint,
});

const limits = v.strictObject({
  ...statement,
  requestsPerSecond: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  membersPerGroup: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  elementsPerAttribute: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(1), said('The most elements of one list, such as e-mail addresses.')),
  ),
});

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters and digits, joined by "-"'));

/** The form of a profile; what a profile file leaves out is filled in. */
export const profileSchema = v.strictObject({
  $schema: v.exactOptional(v.string()),
  id,
  name,
  description: v.optional(v.string(), ''),
  extends: v.exactOptional(v.pipe(id, said('The bundled profile that this one adds to.'))),
  confidence: v.optional(confidence, 'documented'),
  sources: v.optional(v.record(name, v.strictObject({ title: name, url: page })), {}),
  users: v.optional(resource, {}),
  groups: v.optional(resource, {}),
  connection: v.optional(connection, {}),
  discovery: v.optional(discovery, {}),
  oddities: statement.oddities,
  limits: v.optional(limits, {}),
});
