import type { Explanations } from '../reasons.ts';

/** What tests notice that were written since the last run, and what simpler code has taken the place of. */
export const SINCE: Explanations = {
  'filter/bind.ts': {
    'if (target === undefined) return NEVER;': {
      since: ['target === undefined => false'],
    },
    'if (isNever(condition) || isNever(compared)) return NEVER;': {
      since: [
        'isNever(condition) || isNever(compared) => false',
        'isNever(condition) || isNever(compared) => isNever(condition) && isNever(compared)',
      ],
    },
    'function isNever(filter: BoundFilter): boolean {': {
      since: ['{ => {}'],
    },
    "return filter.kind === 'constant' && !filter.value;": {
      since: ["filter.kind === 'constant' && !filter.value => false", '\'constant\' => ""'],
    },
  },
  'filter/builder.ts': {
    "if (typeof filter !== 'object' || filter === null)": {
      since: ['filter === null => false'],
    },
    'throw new TypeError(`expected a filter, found ${String(filter)}`);': {
      since: ['`expected a filter, found ${String(filter)}` => ``'],
    },
    'if (this.#home !== undefined) throw new TypeError(`"${name}" has no brackets, for brackets do not nest`);': {
      since: ['this.#home !== undefined => false', '`"${name}" has no brackets, for brackets do not nest` => ``'],
    },
    'if (target.subAttribute !== undefined) throw new TypeError(`brackets can\'t follow the sub-attribute "${name}"`);':
      {
        since: [
          'target.subAttribute !== undefined => false',
          '`brackets can\'t follow the sub-attribute "${name}"` => ``',
        ],
      },
    'throw new TypeError(`"${name}" has a single simple value, so brackets can\'t select from it`);': {
      since: ['`"${name}" has a single simple value, so brackets can\'t select from it` => ``'],
    },
    "const hint = didYouMean(part, type === 'complex' ? subAttributes.map((sub) => sub.name) : ['value']);": {
      since: ["type === 'complex' => true", "['value'] => []", '\'value\' => ""'],
    },
    'if (Number.isNaN(date.getTime())) throw new TypeError(`"${name}" can\'t be compared with an invalid Date`);': {
      since: ['`"${name}" can\'t be compared with an invalid Date` => ``'],
    },
    "or: (...filters: readonly Filter[]) => this.#combine('or', filters),": {
      since: ["(...filters: readonly Filter[]) => this.#combine('or', filters) => () => undefined"],
    },
    "not: (filter: Filter) => this.#make({ kind: 'not', filter: this.own(filter), start: 0, end: 0 }),": {
      since: [
        "(filter: Filter) => this.#make({ kind: 'not', filter: this.own(filter), start: 0, end: 0 }) => () => undefined",
      ],
    },
  },
  'filter/explain.ts': {
    'if (secrets.length === 0 || target?.subAttribute !== undefined) return values;': {
      since: ['target?.subAttribute !== undefined => false'],
    },
  },
  'filter/literal.ts': {
    'const recased = end - start <= 5 ? LITERALS.get(word.toLowerCase()) : undefined;': {
      since: ['end - start <= 5 => end - start < 5'],
    },
  },
  'filter/refute.ts': {
    "case 'constant':": {
      since: ["case 'constant': => case 'constant':", '\'constant\' => ""'],
    },
    'return [];': {
      since: ['[] => ["Stryker was here"]'],
    },
  },
  'patch/diff-elements.ts': {
    'return value === undefined ? [] : [value];': {
      since: ['[value] => []', 'value === undefined => true'],
    },
    'if (pairs.removed.length + pairs.primaries.length > wanted.length) return [addAll];': {
      since: ['pairs.removed.length + pairs.primaries.length => pairs.removed.length - pairs.primaries.length'],
    },
  },
  'patch/element-template.ts': {
    'for (const { part, value } of parts) if (value !== undefined) element[part.subAttribute!.name] = value;': {
      since: ['value !== undefined => true'],
    },
  },
  'patch/in-operation.ts': {
    'if (!(error instanceof ScimError) || error.detail.startsWith(PREFIX)) return error;': {
      since: [
        '!(error instanceof ScimError) || error.detail.startsWith(PREFIX) => false',
        '!(error instanceof ScimError) || error.detail.startsWith(PREFIX) => !(error instanceof ScimError) && error.detail.startsWith(PREFIX)',
        'error.detail.startsWith(PREFIX) => error.detail.endsWith(PREFIX)',
      ],
    },
  },
  'patch/match-elements.ts': {
    'if (parts.some(isSecret)) return () => false;': {
      since: ['parts.some(isSecret) => parts.every(isSecret)', 'false => true'],
    },
    "if (part.type === 'boolean') return (a === true) === (b === true);": {
      since: ['b === true => false'],
    },
    'return key === undefined ? valuesEqual(a, b) : comparisonKey(part, a) === key;': {
      since: ['key === undefined => false'],
    },
  },
  'patch/plan-attribute.ts': {
    "if (op !== 'add' || !Object.values(members).includes(null)) return members;": {
      since: [
        "op !== 'add' || !Object.values(members).includes(null) => false",
        "op !== 'add' || !Object.values(members).includes(null) => op !== 'add' && !Object.values(members).includes(null)",
        "op !== 'add' => false",
      ],
    },
    "if (op === 'replace' && isEmptied && clears(target, context)) return;": {
      since: ["op === 'replace' => true"],
    },
  },
  'patch/plan-elements.ts': {
    "else if (elements.length > 0) context.add({ action: 'append', target, elements });": {
      since: ['elements.length > 0 => true', 'elements.length > 0 => elements.length >= 0'],
    },
    "throw context.fail('invalidValue', `\"${secret.path}\" is never returned, so elements can't be selected by it`);":
      {
        since: ['\'invalidValue\' => ""'],
      },
    "return returned === 'never' && elements.some((element) => isJsonObject(element) && element[name] !== undefined);":
      {
        since: [
          'elements.some((element) => isJsonObject(element) && element[name] !== undefined) => elements.every(element => isJsonObject(element) && element[name] !== undefined)',
          'isJsonObject(element) && element[name] !== undefined => true',
          'isJsonObject(element) && element[name] !== undefined => isJsonObject(element) || element[name] !== undefined',
          'element[name] !== undefined => true',
        ],
      },
    'if (element === undefined && context.problems.length === 0) {': {
      since: ['context.problems.length === 0 => true'],
    },
  },
  'patch/plan-patch.ts': {
    "if (!Array.isArray(operations)) throw new TypeError('planPatch needs an array of operations');": {
      since: ['!Array.isArray(operations) => false', '\'planPatch needs an array of operations\' => ""'],
    },
  },
  'patch/report.ts': {
    'const noted: PatchEffect = element === undefined ? { path, effect } : { path, effect, element };': {
      since: ['element === undefined => false'],
    },
    'const noted = this.effects': {
      since: ['this.effects => this.effects'],
    },
    '.filter(({ element }) => element === undefined || !isAmong(elements, element));': {
      since: ['!isAmong(elements, element) => isAmong(elements, element)'],
    },
  },
  'patch/require-values.ts': {
    'return (Array.isArray(value) ? value : [value]).filter(isJsonObject);': {
      since: [
        '[value] => []',
        '(Array.isArray(value) ? value : [value]).filter(isJsonObject) => Array.isArray(value) ? value : [value]',
      ],
    },
    'const having = elements.filter((element) => element[name] !== undefined).length;': {
      since: ['element[name] !== undefined => element[name] === undefined'],
    },
    'if (having === elements.length) return;': {
      since: ['having === elements.length => false'],
    },
    'const hadMore = objectsOf(before).filter((element) => element[name] !== undefined).length > having;': {
      since: [
        'objectsOf(before).filter((element) => element[name] !== undefined) => objectsOf(before)',
        'element[name] !== undefined => true',
      ],
    },
    'const writes = draft.writes.filter(({ target }) => target.extension === schema.id);': {
      since: [
        'draft.writes.filter(({ target }) => target.extension === schema.id) => draft.writes',
        'target.extension === schema.id => true',
      ],
    },
    'const hadWritten = writes.some(({ before }) => before !== undefined);': {
      since: [
        'writes.some(({ before }) => before !== undefined) => writes.every(({ before }) => before !== undefined)',
      ],
    },
    "isRequired && mutability !== 'readOnly' && container[name] === undefined,": {
      since: ["mutability !== 'readOnly' => true", '\'readOnly\' => ""'],
    },
  },
  'patch/select-element.ts': {
    "return value === '' && part.type !== 'dateTime' ? '' : comparisonKey(part, value);": {
      since: [
        "part.type !== 'dateTime' => part.type === 'dateTime'",
        "value === '' && part.type !== 'dateTime' => false",
        '\'\' => "Stryker was here!"',
      ],
    },
    'const parts = terms.map(({ name }) => name).join();': {
      since: ['({ name }) => name => () => undefined'],
    },
    "const isFilterable = part.returned !== 'never' && part.name !== 'primary' && !part.multiValued;": {
      since: ["part.name !== 'primary' => true", '\'primary\' => ""'],
    },
    "if (typeof value === 'string' && value.length > LONGEST_OPERAND) return undefined;": {
      since: ['value.length > LONGEST_OPERAND => value.length >= LONGEST_OPERAND'],
    },
  },
  'resource/canonical-uri.ts': {
    "return `${start}${change(withoutDotSegments(path === '' ? '/' : path))}${rest}`;": {
      since: ['\'/\' => ""', "path === '' => false", '\'\' => "Stryker was here!"'],
    },
    "else if (index === segments.length - 1) kept.push('');": {
      since: [
        '\'\' => "Stryker was here!"',
        'index === segments.length - 1 => false',
        'segments.length - 1 => segments.length + 1',
      ],
    },
    "const start = scheme === '' ? '' : `${scheme.toLowerCase()}://${canonicalAuthority(scheme, authority)}`;": {
      since: ["scheme === '' => false", '\'\' => "Stryker was here!"'],
    },
    'return UNRESERVED.test(character) ? character : encoded.toUpperCase();': {
      since: ['encoded.toUpperCase() => encoded.toLowerCase()'],
    },
    'const location = authority.slice(host).toLowerCase();': {
      since: ['authority.slice(host) => authority'],
    },
    "return authority.slice(0, host) + (defaultPort === undefined ? location : location.replace(defaultPort, ''));": {
      since: ['defaultPort === undefined => false'],
    },
  },
  'resource/compare.ts': {
    'return (a, b) => sign * compareKeys(sortKey(a), sortKey(b));': {
      since: ['sign * compareKeys(sortKey(a), sortKey(b)) => sign / compareKeys(sortKey(a), sortKey(b))'],
    },
    'throw new ScimError(400, `sortBy: "${clip(path)}" is never returned`, { scimType: \'invalidPath\' });': {
      since: ["{ scimType: 'invalidPath' } => {}", '\'invalidPath\' => ""'],
    },
    'const container = extension === undefined ? (resource as Members) : ((resource as Members)?.[extension] as Members);':
      {
        since: ['extension === undefined => true'],
      },
    'const element = preferred(container?.[attribute.name]);': {
      since: ['container?.[attribute.name] => container[attribute.name]'],
    },
    'const value = subAttribute === undefined ? element : (element as Members)?.[subAttribute.name];': {
      since: ['(element as Members)?.[subAttribute.name] => (element as Members)[subAttribute.name]'],
    },
    'return value.find((element: Members) => element?.primary === true) ?? value[0];': {
      since: ['element?.primary => element.primary'],
    },
    'if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);': {
      since: ['a === undefined => false', 'b === undefined => true'],
    },
    "if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);": {
      since: [
        "typeof a === 'string' && typeof b === 'string' => typeof a === 'string' || typeof b === 'string'",
        "typeof a === 'string' => true",
        "typeof b === 'string' => true",
      ],
    },
  },
  'resource/comparison-key.ts': {
    "return referenceTypes.some((type) => type !== 'external' && type !== 'uri');": {
      since: [
        "referenceTypes.some((type) => type !== 'external' && type !== 'uri') => referenceTypes.every(type => type !== 'external' && type !== 'uri')",
        "type !== 'uri' => true",
        '\'uri\' => ""',
      ],
    },
    "const digits = value.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');": {
      since: ['/=+$/ => /=$/', '\'+\' => ""', '\'/\' => ""', '/=+$/ => /=+/'],
    },
    'if (unused === 0 || last === -1) return digits;': {
      since: [
        'unused === 0 || last === -1 => false',
        'unused === 0 || last === -1 => unused === 0 && last === -1',
        'last === -1 => false',
        '-1 => +1',
      ],
    },
    "return typeof value === 'number' && Number.isFinite(value) ? value : undefined;": {
      since: ["typeof value === 'number' => true"],
    },
  },
  'resource/date-time.ts': {
    'if (text.length > LONGEST) return undefined;': {
      since: ['text.length > LONGEST => false', 'text.length > LONGEST => text.length >= LONGEST'],
    },
    "const endOfDay = hour === 24 && minute === 0 && second === 0 && !/[1-9]/.test(fraction ?? '');": {
      since: ['minute === 0 => true', '/[1-9]/ => /[^1-9]/', "fraction ?? '' => fraction && ''"],
    },
    "return (hours * 60 + minutes) * MINUTE * (zone.startsWith('-') ? -1 : 1);": {
      since: ['hours * 60 + minutes => hours * 60 - minutes'],
    },
    'if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;': {
      since: ['date.getUTCDate() !== day => false'],
    },
    'if (offset === undefined) return undefined;': {
      since: ['offset === undefined => false'],
    },
    'const instant = date.getTime() - offset + (fraction === undefined ? 0 : Number(fraction) * 1000);': {
      since: ['Number(fraction) * 1000 => Number(fraction) / 1000'],
    },
    'if (minutes > 59 || hours > 14 || (hours === 14 && minutes > 0)) return undefined;': {
      since: [
        'minutes > 59 => false',
        'minutes > 59 => minutes >= 59',
        'hours === 14 && minutes > 0 => false',
        'hours === 14 => true',
        'hours === 14 => hours !== 14',
      ],
    },
  },
  'resource/equal.ts': {
    "if (Array.isArray(value)) return value.length === 0 ? '' : `[${value.map(canonicalText).sort().join(',')}]`;": {
      since: ['\',\' => ""'],
    },
    'const parts: string[] = [];': {
      since: ['[] => ["Stryker was here"]'],
    },
    "if (text !== '') parts.push(`${JSON.stringify(name)}:${text}`);": {
      since: ["text !== '' => true", '\'\' => "Stryker was here!"'],
    },
    "return parts.length === 0 ? '' : `{${parts.join(',')}}`;": {
      since: ['parts.length === 0 => false', '\'\' => "Stryker was here!"'],
    },
  },
  'resource/matching-filter.ts': {
    'if (target === undefined || target.subAttribute !== undefined) continue;': {
      since: ['target.subAttribute !== undefined => false'],
    },
  },
  'resource/project.ts': {
    'if (target === undefined) return false;': {
      since: ['false => true', 'target === undefined => false'],
    },
    'if (kept === undefined) continue;': {
      since: ['kept === undefined => false'],
    },
    '({ name, extension }) => name === target.attribute.name && extension === target.extension,': {
      since: ['extension === target.extension => true'],
    },
    'const only = attributes !== undefined && attributes.length > 0;': {
      since: ['attributes.length > 0 => true', 'attributes.length > 0 => attributes.length >= 0'],
    },
    "else if (mentions.get(path) !== 'whole') {": {
      since: ["mentions.get(path) !== 'whole' => true", '\'whole\' => ""'],
    },
    'const path = given.trim();': {
      since: ['given.trim() => given'],
    },
    "if (attribute.returned === 'never') return 'nothing';": {
      since: ['\'nothing\' => ""'],
    },
    "(part) => part.returned === 'always' || (part.returned !== 'never' && mention.has(part.name)),": {
      since: ["part.returned === 'always' => false", '\'always\' => ""'],
    },
    "isReturnedByDefault(part) || (part.returned === 'request' && isWritten);": {
      since: ["part.returned === 'request' => true"],
    },
    "const isPartReturned = (part: Attribute) => isReturned(part, written === 'whole' || written?.has(part.name) === true);":
      {
        since: ["written === 'whole' => false", '\'whole\' => ""'],
      },
    "if (!isReturned(attribute, written !== undefined)) return 'nothing';": {
      since: ['\'nothing\' => ""'],
    },
    "(part) => part.returned === 'always' || (isPartReturned(part) && !excluded.has(part.name)),": {
      since: ["part.returned === 'always' => false", '\'always\' => ""'],
    },
    "return kept.length === 0 ? 'nothing' : new Set(kept.map(({ name }) => name));": {
      since: ['kept.length === 0 => false', '\'nothing\' => ""'],
    },
    'return elements.length === 0 ? undefined : elements;': {
      since: ['elements.length === 0 => false'],
    },
    "if (typeof value !== 'object' || value === null) return undefined;": {
      since: [
        "typeof value !== 'object' || value === null => false",
        "typeof value !== 'object' || value === null => typeof value !== 'object' && value === null",
        "typeof value !== 'object' => false",
        'value === null => false',
      ],
    },
    'if (value === undefined) continue;': {
      since: ['value === undefined => false'],
    },
  },
  'resource/read-context.ts': {
    "return isSecret ? 'a boolean' : `the boolean ${value}`;": {
      since: ['\'a boolean\' => ""', '`the boolean ${value}` => ``'],
    },
    'default:': {
      since: ['default: => default:'],
    },
    'return `a ${typeof value}`;': {
      since: ['`a ${typeof value}` => ``'],
    },
    'const lines = problems': {
      since: ['problems => problems'],
    },
    ".map(({ path, message }) => (path === '' ? message : `${path}: ${message}`).replace(/\\.$/, ''));": {
      since: ["path === '' => false", '\'\' => "Stryker was here!"'],
    },
    'const more = problems.length > SPELT_OUT ? [`and ${problems.length - SPELT_OUT} more`] : [];': {
      since: [
        'problems.length > SPELT_OUT => true',
        'problems.length > SPELT_OUT => false',
        'problems.length > SPELT_OUT => problems.length >= SPELT_OUT',
        'problems.length > SPELT_OUT => problems.length <= SPELT_OUT',
        '[`and ${problems.length - SPELT_OUT} more`] => []',
        '`and ${problems.length - SPELT_OUT} more` => ``',
        'problems.length - SPELT_OUT => problems.length + SPELT_OUT',
        '[] => ["Stryker was here"]',
      ],
    },
    "return value.length === 1 ? 'an array with one element' : `an array with ${value.length} elements`;": {
      since: ['value.length === 1 => false', '\'an array with one element\' => ""'],
    },
    "return isSecret ? 'text' : `the text ${quote(value)}`;": {
      since: ['\'text\' => ""'],
    },
    "return isSecret ? 'a number' : `the number ${value}`;": {
      since: ['\'a number\' => ""'],
    },
    "case 'boolean':": {
      since: ["case 'boolean': => case 'boolean':", '\'boolean\' => ""'],
    },
    "case 'object':": {
      since: ["case 'object': => case 'object':", '\'object\' => ""'],
    },
    "return 'an object';": {
      since: ['\'an object\' => ""'],
    },
    "this.problem(path, `expected ${expected}, found ${describe(value, attribute.returned === 'never')}`);": {
      since: ["attribute.returned === 'never' => true"],
    },
  },
  'resource/read-resource.ts': {
    'if (seen.has(attribute)) duplicateMember(path, context);': {
      since: ['duplicateMember(path, context); => ;', 'seen.has(attribute) => false'],
    },
    'throw new ScimError(400, `a ${resourceType.name} must be a JSON object, found ${describe(json)}`, {': {
      since: ['`a ${resourceType.name} must be a JSON object, found ${describe(json)}` => ``'],
    },
    'const result: AnyResource = { schemas: [] };': {
      since: ['{ schemas: [] } => {}'],
    },
    'if (target !== undefined && target.attribute.name.length === name.length) {': {
      since: ['target.attribute.name.length === name.length => true'],
    },
    'if (given === null || given === undefined) return;': {
      since: ['given === null => false'],
    },
    'context.problem(schema.id, `expected an object, found ${describe(given)}`);': {
      since: ['`expected an object, found ${describe(given)}` => ``'],
    },
    'unknownMember(name, `${schema.id}:${clip(name)}`, schema.attributes, context);': {
      since: ['`${schema.id}:${clip(name)}` => ``'],
    },
    'const path = `${schema.id}:${attribute.name}`;': {
      since: ['`${schema.id}:${attribute.name}` => ``'],
    },
    'seen.add(attribute);': {
      since: ['seen.add(attribute); => ;'],
    },
    'if (target?.extension !== undefined && target.attribute.name.length === name.length) {': {
      since: ['target.attribute.name.length === name.length => true'],
    },
    'if (container[target.attribute.name] === undefined)': {
      since: ['container[target.attribute.name] === undefined => true'],
    },
    'context.problem(name, `belongs in the object "${target.extension}"`);': {
      since: ['`belongs in the object "${target.extension}"` => ``'],
    },
    "if (!complete && !context.tolerate('body.schemas-incomplete', 'schemas')) {": {
      since: ['\'schemas\' => ""'],
    },
    'context.problem(\'schemas\', `must be an array that holds "${type.schema.id}"`, scimType);': {
      since: ['`must be an array that holds "${type.schema.id}"` => ``'],
    },
    "if (complete && unlisted !== undefined && !context.tolerate('body.extension-not-listed', 'schemas')) {": {
      since: ['\'schemas\' => ""'],
    },
    'const reported = new Set(context.problems.map(({ path }) => path));': {
      since: ['({ path }) => path => () => undefined'],
    },
    "if (!reported.has(`${prefix}${name}`)) context.problem(`${prefix}${name}`, 'is required');": {
      since: ['!reported.has(`${prefix}${name}`) => true', '`${prefix}${name}` => ``', '\'is required\' => ""'],
    },
    "else if (required) context.problem(schema.id, 'is required');": {
      since: ['\'is required\' => ""'],
    },
    'if (seen.has(extension.schema.id)) duplicateMember(extension.schema.id, context);': {
      since: ['duplicateMember(extension.schema.id, context); => ;', 'seen.has(extension.schema.id) => false'],
    },
    'seen.add(extension.schema.id);': {
      since: ['seen.add(extension.schema.id); => ;'],
    },
    'context.problem(path, `${describe(urn)} is no schema of ${type.name}`);': {
      since: ['`${describe(urn)} is no schema of ${type.name}` => ``'],
    },
    "context.problem(path, 'is listed twice');": {
      since: ['\'is listed twice\' => ""'],
    },
    "if (!required || mutability === 'readOnly' || container[name] !== undefined || name === 'schemas') continue;": {
      since: [
        "mutability === 'readOnly' => false",
        '\'readOnly\' => ""',
        "name === 'schemas' => false",
        '\'schemas\' => ""',
      ],
    },
  },
  'resource/read-simple.ts': {
    "if (value === '' && context.tolerate('body.empty-text', path)) return undefined;": {
      since: [
        '\'body.empty-text\' => ""',
        "value === '' && context.tolerate('body.empty-text', path) => false",
        '\'\' => "Stryker was here!"',
      ],
    },
    "if (text === '' && (attribute.type !== 'dateTime' || context.tolerate('body.empty-text', path))) return undefined;":
      {
        since: [
          '\'body.empty-text\' => ""',
          "attribute.type !== 'dateTime' || context.tolerate('body.empty-text', path) => true",
          '\'dateTime\' => ""',
        ],
      },
    'const isExact = number === value || !isInteger || Number.isSafeInteger(number);': {
      since: ['number === value => false'],
    },
    "context.wrongType(path, attribute, isInteger ? 'an integer' : 'a number', value);": {
      since: ['\'an integer\' => ""', '\'a number\' => ""'],
    },
    "if (attribute.type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {": {
      since: ["typeof value === 'boolean' => false", '\'boolean\' => ""'],
    },
    'format === undefined ? EXPECTED_TEXT[attribute.type as keyof typeof EXPECTED_TEXT] : FORMAT_NAMES[format];': {
      since: [
        'format === undefined => true',
        'format === undefined => false',
        'format === undefined => format !== undefined',
      ],
    },
    'return padding === 0 ? text.length % 4 !== 1 : text.length % 4 === 0;': {
      since: ['padding === 0 => true'],
    },
    "if (isExact && typeof number === 'number' && Number.isFinite(number) && (!isInteger || Number.isInteger(number)))":
      {
        since: ["typeof number === 'number' => true"],
      },
  },
  'resource/read-value.ts': {
    "context.wrongType(path, attribute, 'a single value', value);": {
      since: ['\'a single value\' => ""'],
    },
    'if (single === null || single === undefined) return undefined;': {
      since: [
        'single === null || single === undefined => false',
        'single === null || single === undefined => single === null && single === undefined',
        'single === null => false',
        'single === undefined => false',
      ],
    },
    "context.wrongType(path, attribute, 'an array', value);": {
      since: ['\'an array\' => ""'],
    },
    'if (item === null || item === undefined) continue;': {
      since: ['item === undefined => false'],
    },
    "context.purpose !== 'response' &&": {
      since: ["context.purpose !== 'response' => true", '\'response\' => ""'],
    },
    "const what = attribute.relation ? 'value, which says what it refers to' : 'part that can be written';": {
      since: ['\'value, which says what it refers to\' => ""', '\'part that can be written\' => ""'],
    },
    'context.problem(path, `has no ${what}`);': {
      since: ['`has no ${what}` => ``'],
    },
    "return isElement && context.tolerate('body.json-in-string', path) ? { ...value, ...parsed } : value;": {
      since: ["isElement && context.tolerate('body.json-in-string', path) => true"],
    },
    "context.wrongType(path, attribute, 'an object', value);": {
      since: ['\'an object\' => ""'],
    },
    "if (typeof text !== 'string' || !text.trimStart().startsWith('{')) return undefined;": {
      since: ['text.trimStart() => text.trimEnd()'],
    },
    "if (context.purpose !== 'response') requireParts(attribute, result, path, context);": {
      since: [
        "context.purpose !== 'response' => true",
        "context.purpose !== 'response' => false",
        "context.purpose !== 'response' => context.purpose === 'response'",
        '\'response\' => ""',
        'requireParts(attribute, result, path, context); => ;',
      ],
    },
    'function requireParts(attribute: Attribute, result: JsonObject, path: string, context: ReadContext): void {': {
      since: ['{ => {}'],
    },
    'for (const part of attribute.subAttributes) {': {
      since: ['{ => {}'],
    },
    "if (part.required && part.mutability !== 'readOnly' && result[part.name] === undefined) {": {
      since: [
        "part.required && part.mutability !== 'readOnly' && result[part.name] === undefined => false",
        "part.mutability !== 'readOnly' => true",
        "part.mutability !== 'readOnly' => part.mutability === 'readOnly'",
        '\'readOnly\' => ""',
        'result[part.name] === undefined => true',
        'result[part.name] === undefined => result[part.name] !== undefined',
        '{ => {}',
      ],
    },
    "context.problem(`${path}.${part.name}`, 'is required');": {
      since: ['\'is required\' => ""'],
    },
    'if (display === undefined) return undefined;': {
      since: ['display === undefined => false'],
    },
    "return context.tolerate('body.display-name-as-display', `${path}.${name}`) ? display : undefined;": {
      since: ['`${path}.${name}` => ``'],
    },
    'const names = context.problems.length < MOST_SUGGESTIONS ? known.map((attribute) => attribute.name) : [];': {
      since: [
        'context.problems.length < MOST_SUGGESTIONS => false',
        'context.problems.length < MOST_SUGGESTIONS => context.problems.length >= MOST_SUGGESTIONS',
        'context.problems.length < MOST_SUGGESTIONS => true',
        'context.problems.length < MOST_SUGGESTIONS => context.problems.length <= MOST_SUGGESTIONS',
      ],
    },
    'context.problem(path, `is not defined by any schema of the resource.${didYouMean(name, names)}`);': {
      since: ['`is not defined by any schema of the resource.${didYouMean(name, names)}` => ``'],
    },
    "context.problem(path, 'is given more than once, in different letter case', 'invalidSyntax');": {
      since: ['\'is given more than once, in different letter case\' => ""', '\'invalidSyntax\' => ""'],
    },
    'context.problem(path, `nests deeper than ${OPAQUE_DEPTH} levels`);': {
      since: ['`nests deeper than ${OPAQUE_DEPTH} levels` => ``'],
    },
    "if (typeof value !== 'object' || value === null) return false;": {
      since: ['value === null => false'],
    },
    "if (typeof value !== 'object' || value === null) return value;": {
      since: ['value === null => false'],
    },
    ".filter(([name]) => name !== '__proto__' && name !== 'constructor' && name !== 'prototype')": {
      since: ["name !== 'prototype' => true", '\'prototype\' => ""'],
    },
    'if (parts.some(([seen]) => seen === part)) duplicateMember(partPath, context);': {
      since: [
        'duplicateMember(partPath, context); => ;',
        'parts.some(([seen]) => seen === part) => false',
        '([seen]) => seen === part => () => undefined',
        'seen === part => false',
      ],
    },
    "const isEmpty = element === undefined || (attribute.relation && !(isJsonObject(element) && 'value' in element));":
      {
        since: [
          "attribute.relation && !(isJsonObject(element) && 'value' in element) => false",
          "isJsonObject(element) && 'value' in element => true",
          "isJsonObject(element) && 'value' in element => isJsonObject(element) || 'value' in element",
        ],
      },
    'const exact = attribute.subAttributes.find((part) => part.name === name);': {
      since: ['(part) => part.name === name => () => undefined', 'part.name === name => false'],
    },
    'if (exact !== undefined) return exact;': {
      since: ['exact !== undefined => false'],
    },
  },
  'resource/replace.ts': {
    '`${schema.id}:`,': {
      since: ['`${schema.id}:` => ``'],
    },
    'if (before[name] === undefined) continue;': {
      since: ['before[name] === undefined => false'],
    },
    'if (!Array.isArray(before) || !Array.isArray(after)) return after;': {
      since: ['!Array.isArray(before) || !Array.isArray(after) => true'],
    },
    'const kept = new Map<string, unknown>(before.map((element) => [writableText(attribute, element), element]));': {
      since: ['[writableText(attribute, element), element] => []'],
    },
  },
  'resource/secret-values.ts': {
    'return subAttribute === undefined ? [] : secretsOf(subAttribute, part, depth - 1);': {
      since: ['[] => ["Stryker was here"]', 'subAttribute === undefined => false'],
    },
    "if (typeof value !== 'object' || value === null || depth === 0) return [];": {
      since: ["typeof value !== 'object' => false"],
    },
  },
  'resource/text-format.ts': {
    '} catch {': {
      since: ['{ => {}'],
    },
    'if (tag !== SEQUENCE) return false;': {
      since: ['tag !== SEQUENCE => false'],
    },
    'if (first < 0x80) return size === 2 + first;': {
      since: ['first < 0x80 => true', 'first < 0x80 => first <= 0x80'],
    },
    'const length = bytes.slice(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);': {
      since: [
        'bytes.slice(2, 2 + count) => bytes',
        '2 + count => 2 - count',
        '(sum, byte) => sum * 256 + byte => () => undefined',
        'sum * 256 => sum / 256',
      ],
    },
    'return count >= 1 && count <= 4 && size === 2 + count + length;': {
      since: [
        'count >= 1 && count <= 4 && size === 2 + count + length => false',
        'count >= 1 && count <= 4 => count >= 1 || count <= 4',
        'count >= 1 => count > 1',
        'count >= 1 => count < 1',
        'count <= 4 => count < 4',
        'count <= 4 => count > 4',
        '2 + count => 2 - count',
        'count >= 1 && count <= 4 => true',
        'count >= 1 => true',
        'count <= 4 => true',
      ],
    },
  },
  'resource/unassigned.ts': {
    'for (const name in value) if (!isEmpty((value as Record<string, unknown>)[name], levels - 1)) return false;': {
      since: ['levels - 1 => levels + 1'],
    },
  },
  'resource/write-resource.ts': {
    'const members = Object.entries(resource).filter(([name, value]) => value !== undefined && isWritten(name));': {
      since: ['value !== undefined => true'],
    },
  },
  'schema/attribute-index.ts': {
    'isBaseSchema: (urn: string) => urn.length === schema.id.length && urn.toLowerCase() === baseId,': {
      since: [
        'urn.length === schema.id.length && urn.toLowerCase() === baseId => urn.length === schema.id.length || urn.toLowerCase() === baseId',
        'urn.toLowerCase() === baseId => true',
        '(urn: string) => urn.length === schema.id.length && urn.toLowerCase() === baseId => () => undefined',
      ],
    },
    'const parts = attribute.subAttributes.length === 0 ? NO_PARTS : new Map<string, AttributeTarget>();': {
      since: [
        'attribute.subAttributes.length === 0 => true',
        'attribute.subAttributes.length === 0 => attribute.subAttributes.length !== 0',
      ],
    },
    "const requiredParts = attribute.subAttributes.filter((part) => part.required && part.mutability !== 'readOnly');":
      {
        since: [
          "(part) => part.required && part.mutability !== 'readOnly' => () => undefined",
          "part.required && part.mutability !== 'readOnly' => false",
          "part.mutability !== 'readOnly' => true",
          "part.mutability !== 'readOnly' => part.mutability === 'readOnly'",
          '\'readOnly\' => ""',
        ],
      },
    'for (const name of [subAttribute.name, subAttribute.name.toLowerCase()]) {': {
      since: ['subAttribute.name.toLowerCase() => subAttribute.name.toUpperCase()'],
    },
    'const commonNames = new Set(commonAttributes.map((attribute) => attribute.name.toLowerCase()));': {
      since: [
        '(attribute) => attribute.name.toLowerCase() => () => undefined',
        'attribute.name.toLowerCase() => attribute.name.toUpperCase()',
      ],
    },
    'const own = schema.attributes.filter((attribute) => !commonNames.has(attribute.name.toLowerCase()));': {
      since: [
        'schema.attributes.filter((attribute) => !commonNames.has(attribute.name.toLowerCase())) => schema.attributes',
        'attribute.name.toLowerCase() => attribute.name.toUpperCase()',
      ],
    },
    'for (const key of [base, base.toLowerCase()]) if (!map.has(key)) map.set(key, target);': {
      since: ['base.toLowerCase() => base.toUpperCase()', '!map.has(key) => true'],
    },
    'for (const key of [`${base}.${partName}`, `${base}.${partName}`.toLowerCase()])': {
      since: [
        '`${base}.${partName}` => ``',
        '`${base}.${partName}`.toLowerCase() => `${base}.${partName}`.toUpperCase()',
      ],
    },
    'add(byPath, `${schema.id}:`, target);': {
      since: ['`${schema.id}:` => ``'],
    },
    'const baseId = schema.id.toLowerCase();': {
      since: ['schema.id.toLowerCase() => schema.id.toUpperCase()'],
    },
    'if (byUrn.has(urn.toLowerCase()) || urn.toLowerCase() === schema.id.toLowerCase()) {': {
      since: ['urn.toLowerCase() => urn.toUpperCase()'],
    },
    'byUrn.set(urn.toLowerCase(), extension);': {
      since: ['urn.toLowerCase() => urn.toUpperCase()'],
    },
    "add(byExtensionAttribute, '', target);": {
      since: ['\'\' => "Stryker was here!"'],
    },
    'resolveExact: (path: string) => byPath.get(path),': {
      since: ['(path: string) => byPath.get(path) => () => undefined'],
    },
    'resolveInExtensions: (path: string) => find(byExtensionAttribute, path),': {
      since: ['(path: string) => find(byExtensionAttribute, path) => () => undefined'],
    },
    'if (!map.has(key)) map.set(key, part);': {
      since: ['!map.has(key) => true'],
    },
  },
  'schema/attribute.ts': {
    'if (!MUTABILITIES.has(mutability)) fail(`unknown mutability "${mutability}"`);': {
      since: ['`unknown mutability "${mutability}"` => ``', '!MUTABILITIES.has(mutability) => false'],
    },
    'if (!RETURNED.has(returned)) fail(`unknown returned "${returned}"`);': {
      since: ['`unknown returned "${returned}"` => ``', '!RETURNED.has(returned) => false'],
    },
    'if (!UNIQUENESS.has(uniqueness)) fail(`unknown uniqueness "${uniqueness}"`);': {
      since: ['`unknown uniqueness "${uniqueness}"` => ``', '!UNIQUENESS.has(uniqueness) => false'],
    },
    "if (definition.format !== undefined && type !== 'string' && type !== 'binary') fail('only text has a format');": {
      since: [
        '\'only text has a format\' => ""',
        "definition.format !== undefined && type !== 'string' && type !== 'binary' => false",
      ],
    },
    "if (definition.relation === true && !(definition.multiValued && type === 'complex')) {": {
      since: [
        '{ => {}',
        "definition.relation === true && !(definition.multiValued && type === 'complex') => false",
        'true => false',
      ],
    },
    "fail('only a multi-valued complex attribute can be a relation');": {
      since: ['\'only a multi-valued complex attribute can be a relation\' => ""'],
    },
    'if (names.has(key)) {': {
      since: ['{ => {}', 'names.has(key) => false'],
    },
    "throw new TypeError(`attribute \"${parent === '' ? '' : `${parent}.`}${attribute.name}\" is defined twice`);": {
      since: [
        "`attribute \"${parent === '' ? '' : `${parent}.`}${attribute.name}\" is defined twice` => ``",
        "parent === '' => true",
        "parent === '' => false",
        "parent === '' => parent !== ''",
        '\'\' => "Stryker was here!"',
        '`${parent}.` => ``',
      ],
    },
    "if (typeof definition.name !== 'string' || !NAME.test(definition.name)) {": {
      since: ["typeof definition.name !== 'string' => false"],
    },
    'const flag = definition.multiValued === true && parts.find(({ name }) => /^primary$/i.test(name));': {
      since: ['/^primary$/i => /primary$/i', '/^primary$/i => /^primary/i'],
    },
    "if (flag && (flag.type !== 'boolean' || flag.multiValued === true)) {": {
      since: ['flag.multiValued === true => false'],
    },
    "description: definition.description ?? '',": {
      since: ['\'\' => "Stryker was here!"'],
    },
    "type === 'string' || type === 'reference' || type === 'integer' || type === 'decimal' ? uniqueness : 'none',": {
      since: ["type === 'integer' => false", '\'integer\' => ""', "type === 'decimal' => false", '\'decimal\' => ""'],
    },
    "subAttributes: normalizeAttributes(parts, path, depth > 0 ? ((depth - 1) as 0 | 1) : 0, returned === 'never'),": {
      since: ["returned === 'never' => false", '\'never\' => ""'],
    },
    'relation: definition.relation ?? false,': {
      since: ['definition.relation ?? false => definition.relation && false'],
    },
    'names.add(key);': {
      since: ['names.add(key); => ;'],
    },
    "const hasText = type === 'string' || type === 'reference' || type === 'binary';": {
      since: ["type === 'string' => false", '\'string\' => ""'],
    },
  },
  'schema/define-schema.ts': {
    "if (typeof definition.id !== 'string' || !URI.test(definition.id)) {": {
      since: ["typeof definition.id !== 'string' => false"],
    },
    "name: definition.name ?? '',": {
      since: ['\'\' => "Stryker was here!"'],
    },
    "description: definition.description ?? '',": {
      since: ['\'\' => "Stryker was here!"'],
    },
  },
  'schema/from-json.ts': {
    'throw invalid(`"${clip(where)}" has ${json.length} attributes, at most ${MOST_ATTRIBUTES} are read`);': {
      since: ['`"${clip(where)}" has ${json.length} attributes, at most ${MOST_ATTRIBUTES} are read` => ``'],
    },
    "...(typeof name === 'string' ? { name } : {}),": {
      since: ["typeof name === 'string' => true"],
    },
    "...(typeof description === 'string' ? { description } : {}),": {
      since: [
        "typeof description === 'string' => true",
        "typeof description === 'string' => false",
        "typeof description === 'string' => typeof description !== 'string'",
        '\'string\' => ""',
        '{ description } => {}',
      ],
    },
    "if (typeof name !== 'string' || typeof endpoint !== 'string')": {
      since: ["typeof name !== 'string' => false"],
    },
    "const found = typeof urn === 'string' ? schemas.get(urn.toLowerCase()) : undefined;": {
      since: ["typeof urn === 'string' => true"],
    },
    '`resource type "${clip(name)}" names the schema ${typeof urn === \'string\' ? quote(urn) : describe(urn)}, which is not among the schemas`,':
      {
        since: ["typeof urn === 'string' => true"],
      },
    "const members = asMembers(extension, 'a schema extension');": {
      since: ['\'a schema extension\' => ""'],
    },
    'return { schema: find(members.schema), required: members.required === true };': {
      since: [
        'members.required === true => true',
        'members.required === true => false',
        'members.required === true => members.required !== true',
        'true => false',
      ],
    },
    'if (error instanceof TypeError) throw invalid(error.message);': {
      since: ['error instanceof TypeError => false'],
    },
    'if (json.length > MOST_ATTRIBUTES)': {
      since: [
        'json.length > MOST_ATTRIBUTES => false',
        'json.length > MOST_ATTRIBUTES => json.length >= MOST_ATTRIBUTES',
      ],
    },
    "return json.map((item) => readAttribute(asMembers(item, 'an attribute'), where, depth));": {
      since: ['\'an attribute\' => ""'],
    },
    "if (typeof members[member] === 'boolean') definition[member] = members[member];": {
      since: ["typeof members[member] === 'boolean' => true"],
    },
    "if (typeof members.description === 'string') definition.description = members.description;": {
      since: ["typeof members.description === 'string' => true"],
    },
    "definition.canonicalValues = canonicalValues.filter((value) => typeof value === 'string');": {
      since: [
        "canonicalValues.filter((value) => typeof value === 'string') => canonicalValues",
        "typeof value === 'string' => true",
      ],
    },
    "if (Array.isArray(referenceTypes) && definition.type === 'reference') {": {
      since: [
        "Array.isArray(referenceTypes) && definition.type === 'reference' => Array.isArray(referenceTypes) || definition.type === 'reference'",
        "definition.type === 'reference' => true",
      ],
    },
    "definition.referenceTypes = referenceTypes.filter((value) => typeof value === 'string');": {
      since: [
        "referenceTypes.filter((value) => typeof value === 'string') => referenceTypes",
        "typeof value === 'string' => true",
      ],
    },
    "if (definition.type === 'complex' && Array.isArray(subAttributes) && depth > 0) {": {
      since: [
        "definition.type === 'complex' && Array.isArray(subAttributes) => definition.type === 'complex' || Array.isArray(subAttributes)",
        "definition.type === 'complex' => true",
        'depth > 0 => true',
      ],
    },
    'definition.subAttributes = readAttributes(subAttributes, `${where}:${name}`, depth - 1);': {
      since: ['`${where}:${name}` => ``', 'depth - 1 => depth + 1'],
    },
    "return new ScimError(400, detail, { scimType: 'invalidValue' });": {
      since: ["{ scimType: 'invalidValue' } => {}", '\'invalidValue\' => ""'],
    },
  },
  'schema/resource-type.ts': {
    "description: definition.description ?? '',": {
      since: ["definition.description ?? '' => definition.description && ''", '\'\' => "Stryker was here!"'],
    },
  },
  'schema/to-json.ts': {
    "...(resourceType.description === '' ? {} : { description: resourceType.description }),": {
      since: [
        "resourceType.description === '' => true",
        "resourceType.description === '' => false",
        "resourceType.description === '' => resourceType.description !== ''",
        '\'\' => "Stryker was here!"',
        '{ description: resourceType.description } => {}',
      ],
    },
    "...(schema.name === '' ? {} : { name: schema.name }),": {
      since: ["schema.name === '' => false", '\'\' => "Stryker was here!"'],
    },
    "...(schema.description === '' ? {} : { description: schema.description }),": {
      since: ["schema.description === '' => false", '\'\' => "Stryker was here!"'],
    },
    "const isText = type === 'string' || type === 'reference' || type === 'binary';": {
      since: [
        "type === 'string' || type === 'reference' || type === 'binary' => true",
        "type === 'reference' => false",
        "type === 'reference' => type !== 'reference'",
        '\'reference\' => ""',
        "type === 'binary' => false",
        "type === 'binary' => type !== 'binary'",
        '\'binary\' => ""',
      ],
    },
    '...(canonicalValues.length > 0 ? { canonicalValues } : {}),': {
      since: ['canonicalValues.length > 0 => true', 'canonicalValues.length > 0 => canonicalValues.length >= 0'],
    },
    "...(type === 'complex' || type === 'boolean' ? {} : { uniqueness: attribute.uniqueness }),": {
      since: [
        "type === 'complex' || type === 'boolean' => false",
        "type === 'complex' || type === 'boolean' => type === 'complex' && type === 'boolean'",
        "type === 'complex' => false",
        '\'complex\' => ""',
        "type === 'boolean' => false",
        '\'boolean\' => ""',
      ],
    },
    "...(type === 'reference' ? { referenceTypes } : {}),": {
      since: ["type === 'reference' => true"],
    },
  },
};
