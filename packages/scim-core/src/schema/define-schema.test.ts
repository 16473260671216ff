import { describe, expect, it } from 'vitest';
import { defineSchema } from './define-schema.ts';
import type { AttributeDefinition } from './definition.ts';

const define = (attributes: readonly unknown[]) =>
  defineSchema({ id: 'urn:example:Thing', attributes: attributes as AttributeDefinition[] });

describe('defineSchema', () => {
  it('fills in what was left out (RFC 7643 §2.2)', () => {
    expect(define([{ name: 'a' }])).toStrictEqual({
      id: 'urn:example:Thing',
      name: '',
      description: '',
      attributes: [
        {
          name: 'a',
          type: 'string',
          multiValued: false,
          description: '',
          required: false,
          canonicalValues: [],
          caseExact: false,
          mutability: 'readWrite',
          returned: 'default',
          uniqueness: 'none',
          referenceTypes: [],
          subAttributes: [],
          relation: false,
          format: undefined,
        },
      ],
    });
  });

  it('has case-exact references and bytes, text as it says, and nothing else that is (RFC 7643 §2.3.6 and §2.3.7)', () => {
    const types = ['string', 'reference', 'binary', 'boolean', 'integer', 'decimal', 'dateTime', 'complex'];
    const exact = (more: object) =>
      define(types.map((type) => ({ name: type, type, ...more })))
        .attributes.filter(({ caseExact }) => caseExact)
        .map(({ type }) => type);
    expect(exact({})).toEqual(['reference', 'binary']);
    expect(exact({ caseExact: false })).toEqual(['reference', 'binary']);
    expect(exact({ caseExact: true })).toEqual(['string', 'reference', 'binary']);
  });

  it('takes unique text, references and numbers', () => {
    const types = ['string', 'reference', 'integer', 'decimal', 'binary', 'boolean', 'dateTime', 'complex'];
    const { attributes } = define(types.map((type) => ({ name: type, type, uniqueness: 'server' })));
    expect(attributes.filter(({ uniqueness }) => uniqueness === 'server').map(({ type }) => type)).toEqual([
      'string',
      'reference',
      'integer',
      'decimal',
    ]);
  });

  it('hides the parts of what is never returned', () => {
    const parts = [{ name: 'value' }, { name: 'hint', returned: 'always' }];
    const returned = (of: string) =>
      define([{ name: 'a', type: 'complex', returned: of, subAttributes: parts }]).attributes[0]!.subAttributes.map(
        (part) => part.returned,
      );
    expect(returned('never')).toEqual(['never', 'never']);
    expect(returned('request')).toEqual(['default', 'always']);
  });

  it('takes relations and names that only look like primary', () => {
    const subAttributes = [{ name: 'value' }, { name: 'primaryFor' }, { name: 'isPrimary' }];
    const members = { name: 'members', type: 'complex', multiValued: true, relation: true, subAttributes };
    expect(define([members]).attributes[0]).toMatchObject({ relation: true, multiValued: true });
    expect(define([{ ...members, multiValued: false, relation: false }]).attributes[0]).toMatchObject({
      relation: false,
    });
  });

  const complex = (subAttributes: readonly unknown[], more: object = {}) => ({
    name: 'a',
    type: 'complex',
    subAttributes,
    ...more,
  });

  it.each([
    ['attribute "undefined": the name must start with a letter', [{}]],
    ['attribute "7a": the name must start with a letter', [{ name: '7a' }]],
    ['attribute "prototype": this name is reserved', [{ name: 'prototype' }]],
    ['attribute "a": unknown type "text", expected one of string, boolean, ', [{ name: 'a', type: 'text' }]],
    ['attribute "a": unknown mutability "readonly"', [{ name: 'a', mutability: 'readonly' }]],
    ['attribute "a": unknown returned "sometimes"', [{ name: 'a', returned: 'sometimes' }]],
    ['attribute "a": unknown uniqueness "tenant"', [{ name: 'a', uniqueness: 'tenant' }]],
    ['attribute "a": only a reference has referenceTypes', [{ name: 'a', referenceTypes: ['uri'] }]],
    ['attribute "a": only text has a format', [{ name: 'a', type: 'integer', format: 'country' }]],
    ['attribute "a": a string has no sub-attributes', [{ name: 'a', subAttributes: [{ name: 'b' }] }]],
    ['attribute "a": only a multi-valued complex attribute can be a relation', [{ name: 'a', relation: true }]],
    ['attribute "a": only a multi-valued complex', [complex([{ name: 'b' }], { relation: true })]],
    ['attribute "a": only a multi-valued complex', [{ name: 'a', multiValued: true, relation: true }]],
    ['attribute "a.b": a complex attribute has no complex', [complex([complex([{ name: 'c' }], { name: 'b' })])]],
    ['attribute "a.primary": it marks', [complex([{ name: 'primary' }], { multiValued: true })]],
    [
      'attribute "a.primary": it marks',
      [complex([{ name: 'primary', type: 'boolean', multiValued: true }], { multiValued: true })],
    ],
    ['attribute "A" is defined twice', [{ name: 'a' }, { name: 'A' }]],
    ['attribute "a.B" is defined twice', [complex([{ name: 'b' }, { name: 'B' }])]],
  ])('refuses: %s', (message, attributes) => {
    expect(() => define(attributes)).toThrow(TypeError);
    expect(() => define(attributes)).toThrow(message);
  });

  it.each([undefined, null, 7, '', 'User', 'urn:', 'urn:a b', ['urn:a:b']])('refuses the id %j', (id) => {
    expect(() => defineSchema({ id: id as string, attributes: [] })).toThrow(/^schema id .* is not a URI such as/);
  });
});
