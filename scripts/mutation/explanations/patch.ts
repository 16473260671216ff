import type { Explanations } from '../reasons.ts';

/** Why no test notices these changes of the area `patch`. */
export const PATCH: Explanations = {
  'patch/apply-attribute.ts': {
    'if (value === undefined) refuseImmutableParts(target, before);': {
      excluded: ['value === undefined => true'],
    },
    'let removed = false;': {
      shortcut: ['false => true'],
    },
    'if (!isJsonObject(before)) return;': {
      excluded: ['!isJsonObject(before) => false'],
    },
  },
  'patch/apply-elements.ts': {
    'if (second === undefined) {': {
      shortcut: ['second === undefined => false', '{ => {}'],
    },
  },
  'patch/apply-matching.ts': {
    'if (gone.length > 0) log.vanish(target.path, gone, effectsBefore);': {
      shortcut: ['gone.length > 0 => true', 'gone.length > 0 => gone.length >= 0'],
    },
  },
  'patch/bind-path.ts': {
    'if (cached === undefined) pathCache?.set(text, resourceType, mode, bound);': {
      shortcut: ['cached === undefined => true'],
    },
    'const select = { filter, matches, template: template !== undefined && matches(template) ? template : undefined };':
      {
        same: ['template !== undefined => true'],
      },
    'const inExtension = path.schema === undefined ? index.resolveInExtensions(name) : undefined;': {
      excluded: ['path.schema === undefined => true'],
    },
  },
  'patch/diff-elements.ts': {
    'if (old.length === 0) return [addAll];': {
      shortcut: ['old.length === 0 => false'],
    },
    'if (pairs.removed.length === 0 && pairs.added.length === 0 && pairs.primaries.length === 0) return [];': {
      shortcut: ['pairs.removed.length === 0 && pairs.added.length === 0 && pairs.primaries.length === 0 => false'],
    },
    'const kept: unknown[] = [];': {
      placeholder: ['[] => ["Stryker was here"]'],
    },
    "({ name, mutability }) => mutability !== 'readOnly' && element[name] !== undefined,": {
      same: ['element[name] !== undefined => true'],
    },
  },
  'patch/diff.ts': {
    "attribute.type === 'complex' &&": {
      excluded: ["attribute.type === 'complex' => true"],
    },
    "if (attribute.type !== 'complex' || isOpaque(attribute) || !isJsonObject(value)) return value;": {
      excluded: ["attribute.type !== 'complex' => false"],
    },
    'return parts.length === 0 ? undefined : Object.fromEntries(parts.map(({ name }) => [name, value[name]]));': {
      same: ['parts.length === 0 => false'],
    },
  },
  'patch/draft.ts': {
    "if (target.attribute.mutability === 'immutable') refuseImmutable(target.attribute, target.path, this.read(target));":
      {
        shortcut: ["target.attribute.mutability === 'immutable' => true"],
      },
    'if (!this.#copied) {': {
      shortcut: ['!this.#copied => true'],
    },
    'this.#copied = true;': {
      shortcut: ['true => false'],
    },
    'this.writes.push({ target, before: this.read(target), again: false });': {
      shortcut: ['false => true'],
    },
  },
  'patch/element-template.ts': {
    "const isNotPrimary = subAttribute.name === 'primary' && filter.operator === 'ne' && filter.value === true;": {
      excluded: ["filter.operator === 'ne' => true", 'filter.value === true => true'],
    },
  },
  'patch/elements.ts': {
    "if (!target.parts.has('primary')) return;": {
      shortcut: ["!target.parts.has('primary') => false"],
    },
    'for (let index = 0; index < elements.length; index += 1) {': {
      bound: ['index < elements.length => index <= elements.length'],
    },
    'log.change(`${target.path}.primary`, true, false, index);': {
      same: ['true => false', 'false => true'],
    },
  },
  'patch/in-operation.ts': {
    '...(location === undefined ? {} : { location }),': {
      same: ['location === undefined => false'],
    },
  },
  'patch/match-elements.ts': {
    'const known = parts.some(isSecret) ? [] : there;': {
      placeholder: ['[] => ["Stryker was here"]'],
    },
    'if (key === undefined) return (candidate) => valuesEqual(candidate, member);': {
      excluded: ['(candidate) => valuesEqual(candidate, member) => () => undefined', 'key === undefined => false'],
    },
    'if (given.length === 1) return agreesWith(target, first);': {
      shortcut: ['given.length === 1 => false'],
    },
    'if (parts.some(isSecret)) continue;': {
      excluded: ['parts.some(isSecret) => false'],
    },
    'if (given.length === 1) return there.some(agreesWith(target, given[0])) ? [] : given;': {
      shortcut: ['given.length === 1 => false'],
    },
    'if (isNew) members.add(element as JsonObject);': {
      same: ['isNew => true'],
    },
    'if (keys === undefined) {': {
      shortcut: ['keys === undefined => true'],
    },
    'thereByShape.set(shape, keys);': {
      shortcut: ['thereByShape.set(shape, keys); => ;'],
    },
    "return attribute.relation ? parts.get('value')?.subAttribute : undefined;": {
      excluded: ["parts.get('value')?.subAttribute => parts.get('value').subAttribute"],
    },
    'if (parts.some(isSecret)) return () => false;': {
      same: ['() => false => () => undefined'],
    },
    "const isValue = valueTest({ kind: 'comparison', target: part, operator: 'eq', value: String(member.value), key });":
      {
        excluded: ['\'comparison\' => ""'],
      },
    'return key === undefined ? `?${canonicalText(element)}` : `=${key}`;': {
      excluded: ['`?${canonicalText(element)}` => ``'],
    },
    'return isJsonObject(element) ? attribute.subAttributes.filter(({ name }) => element[name] !== undefined) : [];': {
      placeholder: ['[] => ["Stryker was here"]'],
    },
    'if (a === b) return true;': {
      shortcut: ['a === b => false'],
    },
    'if (parts.length === 1) return valueKey(parts[0]!, element[parts[0]!.name]);': {
      shortcut: ['parts.length === 1 => false'],
    },
    "if (attribute.type === 'boolean') return String(value === true);": {
      same: ['value === true => value !== true'],
    },
  },
  'patch/operation.ts': {
    "if (name !== 'op' && name !== 'path' && name !== 'value') return membersInAnyCase(operation, index);": {
      shortcut: [
        "name !== 'op' && name !== 'path' && name !== 'value' => true",
        "name !== 'op' && name !== 'path' && name !== 'value' => name !== 'op' && name !== 'path' || name !== 'value'",
        "name !== 'op' && name !== 'path' => true",
        "name !== 'op' && name !== 'path' => name !== 'op' || name !== 'path'",
        "name !== 'op' => true",
        '\'op\' => ""',
        "name !== 'path' => true",
        '\'path\' => ""',
        "name !== 'value' => true",
        '\'value\' => ""',
      ],
    },
    'const members: OperationMembers = { op: undefined, path: undefined, value: undefined };': {
      same: ['{ op: undefined, path: undefined, value: undefined } => {}'],
    },
    "const member = name === 'op' || name === 'path' || name === 'value' ? name : name.toLowerCase();": {
      shortcut: [
        "name === 'op' || name === 'path' || name === 'value' => false",
        "name === 'op' || name === 'path' || name === 'value' => (name === 'op' || name === 'path') && name === 'value'",
        "name === 'op' || name === 'path' => false",
        "name === 'op' || name === 'path' => name === 'op' && name === 'path'",
        "name === 'op' => false",
        '\'op\' => ""',
        "name === 'path' => false",
        '\'path\' => ""',
        "name === 'value' => false",
        '\'value\' => ""',
      ],
    },
  },
  'patch/path-cache.ts': {
    'if (resourceType === lastType && mode === lastMode) return last;': {
      shortcut: ['resourceType === lastType && mode === lastMode => false'],
    },
  },
  'patch/plan-attribute.ts': {
    "return part.subAttribute?.name === 'value';": {
      excluded: ['part.subAttribute?.name => part.subAttribute.name'],
    },
  },
  'patch/plan-context.ts': {
    "super('patch', options.mode, options.onTolerance);": {
      same: ['\'patch\' => ""'],
    },
  },
  'patch/plan-elements.ts': {
    "const list = Array.isArray(value) || value === null || value === '' ? value : [value];": {
      shortcut: ['value === null => false'],
    },
  },
  'patch/plan-members.ts': {
    "const listed = op === 'remove' ? listedNames(schema.id, value, context) : undefined;": {
      excluded: ["op === 'remove' => true"],
    },
    'return new Set(isJsonObject(value) ? Object.keys(value).map((name) => name.toLowerCase()) : []);': {
      placeholder: ['[] => ["Stryker was here"]'],
    },
    'if (value === null || value === undefined) {': {
      excluded: ['value === undefined => false'],
    },
  },
  'patch/plan-patch.ts': {
    'if (known !== undefined) planKnownPath(operation, known, path, context);': {
      shortcut: ['known !== undefined => false'],
    },
    "else if (!path.includes(':')) planPath(operation, path, context);": {
      shortcut: ["!path.includes(':') => false", '\':\' => ""'],
    },
  },
  'patch/plan-path.ts': {
    'const bound = known === undefined ? bindPath(text, context) : { target: known, select: undefined };': {
      shortcut: ['known === undefined => true'],
    },
  },
  'patch/report.ts': {
    '.filter(({ element }) => element === undefined || !isAmong(elements, element));': {
      excluded: ['element === undefined => false'],
    },
    'if (element === undefined) return effect;': {
      excluded: ['element === undefined => false'],
    },
  },
  'patch/require-values.ts': {
    'if (draft.extensionWritten) for (const extension of extensions) requireExtension(extension, draft);': {
      shortcut: ['draft.extensionWritten => true'],
    },
    'if (writes.length === 0) return;': {
      shortcut: ['writes.length === 0 => false'],
    },
  },
  'patch/select-element.ts': {
    "return value === '' && part.type !== 'dateTime' ? '' : comparisonKey(part, value);": {
      excluded: ["part.type !== 'dateTime' => true", '\'dateTime\' => ""', '\'\' => "Stryker was here!"'],
    },
    'if (counts === undefined) {': {
      shortcut: ['counts === undefined => true'],
    },
    'countsByParts.set(parts, counts);': {
      shortcut: ['countsByParts.set(parts, counts); => ;'],
    },
    'if (key !== undefined && countsOf(terms).get(key) === 1) return formatTerms(terms);': {
      same: ['key !== undefined => true'],
    },
    "return partKey(attribute, element) === undefined ? [] : [{ part: attribute, name: 'value', value: element }];": {
      same: ['partKey(attribute, element) === undefined => false'],
    },
    "parts.sort((a, b) => Number(b.name === 'value') - Number(a.name === 'value'));": {
      same: ["b.name === 'value' => false", '\'value\' => ""'],
    },
    'if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);': {
      same: ['key !== undefined => true'],
    },
    'const keys: ComparisonKey[] = [];': {
      placeholder: ['[] => ["Stryker was here"]'],
    },
    'if (key === undefined) return undefined;': {
      same: ['key === undefined => false'],
    },
  },
};
