import { type CompactTables, type CompactVendor, readRows } from './compact.ts';

const TUTORIALS = 'https://learn.microsoft.com/en-us/entra/identity/saas-apps';

/** The JSON of an imported profile, as it would be written by hand. */
export function expandVendor(vendor: CompactVendor, tables: CompactTables): { readonly id: string; name: string } {
  const { id, name, page = 'tutorial-list', oddities, url } = vendor;
  return {
    id,
    name,
    ...{
      description: 'Imported from a public attribute table; nobody has checked it against the vendor.',
      confidence: 'imported',
      sources: { table: { title: `Microsoft Entra: tutorial for ${name}`, url: `${TUTORIALS}/${page}` } },
      users: { provisioning: 'allowed', sources: ['table'], ...tableOf(vendor.users, isOpen(vendor, 'u'), tables) },
      groups: groupsOf(vendor, tables),
      ...(url === undefined ? {} : { connection: connectionOf(url) }),
      ...(oddities === undefined ? {} : { oddities }),
    },
  };
}

function isOpen({ open = '' }: CompactVendor, table: 'u' | 'g'): boolean {
  return open.includes(table);
}

function groupsOf(vendor: CompactVendor, tables: CompactTables): object {
  const { groups, groupStep } = vendor;
  // No step for groups is a hint at most: a vendor may take groups and its tutorial not mention them.
  const provisioning = groupStep ? { provisioning: 'allowed', sources: ['table'] } : { provisioning: 'unknown' };
  return { ...provisioning, ...(groups === undefined ? {} : tableOf(groups, isOpen(vendor, 'g'), tables)) };
}

function tableOf(rows: string, open: boolean, { attributes, oddities }: CompactTables): object {
  const read = readRows(rows);
  const nameOf = (position: number) => attributes[position]?.[0] ?? '';
  const supported = read.map((row) => {
    const [target = '', type = '', literal = 0] = attributes[row.attribute] ?? [];
    return {
      target,
      ...(type === '' ? {} : { type }),
      ...(literal === 1 ? { literal: true } : {}),
      ...(row.required === undefined ? {} : { mandatory: row.required ? 'always' : 'never' }),
      ...(row.oddities.length === 0 ? {} : { oddities: row.oddities.map((oddity) => oddities[oddity] ?? '') }),
      sources: ['table'],
    };
  });
  const filterable = read.filter((row) => row.filterable).map(({ attribute }) => nameOf(attribute));
  return {
    targets: { list: open ? 'open' : 'closed', supported, sources: ['table'] },
    // A table without a tick says nothing of filters, as one without the column does.
    ...(filterable.length === 0 ? {} : { matching: { filterable, sources: ['table'] } }),
  };
}

function connectionOf(url: string): object {
  const flag = /[?&]aadOptscim062020\b/.test(url) ? { optscimFlag: 'required' } : {};
  return { example: url, ...flag, sources: ['table'] };
}
