import { propertyOf } from 'entra-mapping';
import { setProperty } from '../../support/fixes.ts';
import { attributePath } from '../../support/portal.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { roleFunction } from '../../support/roles.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML707: the attribute list allows one role only. */
export const rolesNotMultiValued = rowRule(
  {
    code: 'ML707',
    name: 'roles-not-multi-valued',
    severity: 'error',
    since: '0.1.0',
    summary: 'several roles are mapped to an attribute that has one value in the attribute list',
    fix: 'safe',
    references: [CUSTOMIZE],
  },
  (each) => {
    const kind = roleFunction(each);
    const { definition, target } = each;
    // Where the vendor takes one text, it is the function that is wrong.
    if (each.listed?.multiValued === false) return undefined;
    if ((kind !== 'complex' && kind !== 'assertive') || definition === undefined || definition.multivalued)
      return undefined;
    return {
      node: propertyOf(definition.node, 'multivalued') ?? propertyOf(definition.node, 'name') ?? definition.node,
      message: `"${target}" has one value in the attribute list, and the function gives a list`,
      why: 'Entra can not put several roles into an attribute with one value.',
      help: 'set "multivalued" of the attribute to true',
      portal: attributePath(each.mapping.objectMapping, target, 'Multi-Value: Yes'),
      fix: { title: 'make it a list', safe: true, patch: [setProperty(definition.node, 'multivalued', true)] },
    };
  },
);
