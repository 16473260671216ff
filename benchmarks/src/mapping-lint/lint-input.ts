import { initialExport } from 'mapping-lint';
import type { VendorProfile } from 'vendor-profiles';

interface Attribute {
  readonly name: string;
}

interface Row {
  readonly targetAttributeName: string;
  readonly matchingPriority: number;
}

interface Schema {
  readonly synchronizationRules: readonly [
    { readonly objectMappings: readonly { readonly name: string; readonly attributeMappings: Row[] }[] },
  ];
  readonly directories: readonly { readonly objects: readonly { readonly attributes: Attribute[] }[] }[];
}

/** Copies of an attribute's definition under names of their own, which no mapping uses. */
function* further(attribute: Attribute): Generator<Attribute> {
  for (let count = 1; ; count += 1) yield { ...attribute, name: `${attribute.name}Copy${count}` };
}

/**
 * An export on which a profile has nothing to say, of about this many characters, or one with so many mappings that the
 * vendor does not accept.
 */
export function makeLintInput(profile: VendorProfile, size: number, unsupported = 0): string {
  const schema: Schema = JSON.parse(initialExport(profile));
  const [sources, targets] = schema.directories.map(({ objects }) => objects[0]?.attributes);
  const rows = schema.synchronizationRules[0].objectMappings.find(({ name }) =>
    name.endsWith('Users'),
  )?.attributeMappings;
  const row = rows?.find(({ targetAttributeName }) => targetAttributeName === 'title');
  const [source, target] = [sources?.at(1), targets?.at(1)];
  if (!rows || !row || !sources || !targets || !source || !target) throw new Error('the export has another form');
  for (let count = 0; count < unsupported; count += 1) {
    const name = `unknownAttribute${count}`;
    targets.push({ ...target, name });
    rows.push({ ...row, targetAttributeName: name, matchingPriority: 0 });
  }
  const more = { source: further(source), target: further(target) };
  const missing = size - JSON.stringify(schema, null, 2).length;
  const each = JSON.stringify(source, null, 2).split('\n').length * 10 + JSON.stringify(source, null, 2).length;
  for (let count = 0; count < missing / each / 2; count += 1) {
    sources.push(more.source.next().value);
    targets.push(more.target.next().value);
  }
  return JSON.stringify(schema, null, 2);
}
