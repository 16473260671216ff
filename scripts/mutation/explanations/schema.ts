import type { Explanations } from '../reasons.ts';

/** Why no test notices these changes of the area `schema`. */
export const SCHEMA: Explanations = {
  'resource/canonical-uri.ts': {
    "if (!path.includes('/.')) return path;": {
      shortcut: ["!path.includes('/.') => false", '\'/.\' => ""'],
    },
  },
  'resource/comparison-key.ts': {
    "case 'complex':": {
      excluded: ["case 'complex': => case 'complex':", '\'complex\' => ""'],
    },
    'if (unused === 0 || last === -1) return digits;': {
      shortcut: ['unused === 0 => false'],
    },
  },
  'resource/date-time.ts': {
    "const endOfDay = hour === 24 && minute === 0 && second === 0 && !/[1-9]/.test(fraction ?? '');": {
      placeholder: ['\'\' => "Stryker was here!"'],
    },
    "if (zone === undefined || zone === 'Z') return 0;": {
      shortcut: ["zone === 'Z' => false", '\'Z\' => ""'],
    },
    "return (hours * 60 + minutes) * MINUTE * (zone.startsWith('-') ? -1 : 1);": {
      same: [
        "(hours * 60 + minutes) * MINUTE * (zone.startsWith('-') ? -1 : 1) => (hours * 60 + minutes) * MINUTE / (zone.startsWith('-') ? -1 : 1)",
      ],
    },
  },
  'resource/equal.ts': {
    'if (!isStructured(a) && !isStructured(b)) return isNothing(a) && isNothing(b);': {
      shortcut: ['!isStructured(a) && !isStructured(b) => false'],
    },
    "return typeof value === 'object' && value !== null;": {
      shortcut: [
        "typeof value === 'object' && value !== null => true",
        "typeof value === 'object' && value !== null => typeof value === 'object' || value !== null",
        "typeof value === 'object' => true",
        'value !== null => true',
      ],
    },
    "return parts.length === 0 ? '' : `{${parts.join(',')}}`;": {
      same: ['\',\' => ""'],
    },
  },
  'resource/project.ts': {
    'const mentions = mentioned(only ? attributes : (excludedAttributes ?? []), options.resourceType);': {
      placeholder: ['[] => ["Stryker was here"]'],
    },
    'const written = mentioned(only ? [] : (options.written ?? []), options.resourceType);': {
      placeholder: ['[] => ["Stryker was here"]'],
    },
    'const selected: Selected[] = [];': {
      placeholder: ['[] => ["Stryker was here"]'],
    },
    'new Set([...((mentions.get(path) as ReadonlySet<string> | undefined) ?? []), target.subAttribute.name]),': {
      placeholder: ['[] => ["Stryker was here"]'],
    },
  },
  'resource/read-context.ts': {
    "return new ScimError(400, [...lines, ...more].join('; '), { scimType: problems[0]?.scimType, problems });": {
      excluded: ['problems[0]?.scimType => problems[0].scimType'],
    },
  },
  'resource/read-resource.ts': {
    'const result: AnyResource = { schemas: [] };': {
      overwritten: ['[] => ["Stryker was here"]'],
    },
    "const key = typeof urn === 'string' ? urn.toLowerCase() : '';": {
      same: ['urn.toLowerCase() => urn.toUpperCase()'],
      placeholder: ['\'\' => "Stryker was here!"'],
    },
  },
  'resource/read-simple.ts': {
    "const word = typeof value === 'string' ? value.toLowerCase() : '';": {
      placeholder: ['\'\' => "Stryker was here!"'],
    },
    'const padding = BASE64.exec(text)?.[1]?.length;': {
      excluded: ['BASE64.exec(text)?.[1]?.length => BASE64.exec(text)?.[1].length'],
    },
  },
  'resource/read-value.ts': {
    'const names = context.problems.length < MOST_SUGGESTIONS ? known.map((attribute) => attribute.name) : [];': {
      placeholder: ['[] => ["Stryker was here"]'],
    },
    'for (let index = 0; index < given.length; index += 1) {': {
      bound: ['index < given.length => index <= given.length'],
    },
    "if (typeof text !== 'string' || !text.trimStart().startsWith('{')) return undefined;": {
      shortcut: ["typeof text !== 'string' || !text.trimStart().startsWith('{') => false", '\'{\' => ""'],
    },
    '} catch {': {
      same: ['{ => {}'],
    },
  },
  'resource/replace.ts': {
    'const result: AnyResource = { schemas: [] };': {
      overwritten: ['{ schemas: [] } => {}', '[] => ["Stryker was here"]'],
    },
    "if (attribute.type !== 'complex') return after;": {
      shortcut: ["attribute.type !== 'complex' => false"],
    },
  },
  'resource/secret-values.ts': {
    'return subAttribute === undefined ? [] : secretsOf(subAttribute, part, depth - 1);': {
      excluded: ['depth - 1 => depth + 1'],
    },
  },
  'resource/text-format.ts': {
    'if (knownZones.size >= MOST_ZONES) knownZones.clear();': {
      bound: [
        'knownZones.clear(); => ;',
        'knownZones.size >= MOST_ZONES => false',
        'knownZones.size >= MOST_ZONES => knownZones.size > MOST_ZONES',
      ],
      shortcut: [
        'knownZones.size >= MOST_ZONES => true',
        'knownZones.size >= MOST_ZONES => knownZones.size < MOST_ZONES',
      ],
    },
    'if (known === undefined) {': {
      shortcut: ['known === undefined => true'],
    },
    'knownZones.set(text, known);': {
      shortcut: ['knownZones.set(text, known); => ;'],
    },
    "const digits = text.replace(/=+$/, '');": {
      excluded: ['/=+$/ => /=+/'],
    },
    'for (let at = 0; at + 3 < Math.min(digits.length, 8); at += 4) {': {
      bound: [
        'at + 3 < Math.min(digits.length, 8) => at + 3 <= Math.min(digits.length, 8)',
        'at + 3 => at - 3',
        'Math.min(digits.length, 8) => Math.max(digits.length, 8)',
      ],
    },
  },
  'resource/unassigned.ts': {
    "if (value === undefined || value === null || value === '') return true;": {
      shortcut: ['value === null => false'],
    },
    'if (Array.isArray(value)) return value.every((element) => isEmpty(element, levels - 1));': {
      same: ['Array.isArray(value) => false'],
    },
  },
  'schema/attribute-index.ts': {
    "extension: (urn: string) => (urn.includes(':') ? find(byUrn, urn) : undefined),": {
      shortcut: ['\':\' => ""'],
    },
    'isBaseSchema: (urn: string) => urn.length === schema.id.length && urn.toLowerCase() === baseId,': {
      shortcut: ['urn.length === schema.id.length => true'],
    },
    'const parts = attribute.subAttributes.length === 0 ? NO_PARTS : new Map<string, AttributeTarget>();': {
      same: ['attribute.subAttributes.length === 0 => false'],
    },
    'byUrn.set(urn, extension);': {
      shortcut: ['byUrn.set(urn, extension); => ;'],
    },
  },
  'schema/attribute.ts': {
    "return type === 'complex' && subAttributes.length === 0;": {
      excluded: ["type === 'complex' => true"],
    },
    "subAttributes: normalizeAttributes(parts, path, depth > 0 ? ((depth - 1) as 0 | 1) : 0, returned === 'never'),": {
      excluded: ['depth > 0 => true', 'depth > 0 => depth >= 0'],
    },
    'const key = attribute.name.toLowerCase();': {
      same: ['attribute.name.toLowerCase() => attribute.name.toUpperCase()'],
    },
  },
  'schema/from-json.ts': {
    'if (error instanceof TypeError) throw invalid(`schema "${clip(id)}": ${error.message}`);': {
      excluded: ['error instanceof TypeError => true'],
    },
    'if (error instanceof TypeError) throw invalid(error.message);': {
      excluded: ['error instanceof TypeError => true'],
    },
    'if (known !== undefined) definition[member] = known;': {
      same: ['known !== undefined => true'],
    },
    "if (definition.type === 'complex' && Array.isArray(subAttributes) && depth > 0) {": {
      bound: ['depth > 0 => depth >= 0'],
    },
  },
  'schema/read-resource-types.ts': {
    'if (!(error instanceof ScimError)) throw error;': {
      excluded: ['!(error instanceof ScimError) => false'],
    },
  },
};
