import { type JsonNode, propertyOf } from '../json/node.ts';
import { quoted } from '../text/printable.ts';
import type { ExportDiagnostic } from './diagnostic.ts';
import type { ExportShape } from './locate.ts';

/** What to tell about a part of a schema. */
export function fragmentDiagnostic(fragment: ExportShape, { start, end }: JsonNode): ExportDiagnostic {
  return {
    code: 'fragment',
    severity: 'info',
    message: `the input is a part of a schema (${fragment.replace('-', ' ')}), so what is missing in it can not be told`,
    help: 'give the whole schema to have it checked as a whole',
    start,
    end,
  };
}

/** What to tell where several schemas were given. */
export function severalSchemasDiagnostic(node: JsonNode, count: number): ExportDiagnostic {
  const { start, end } = node;
  const message = `this is the schema${nameOf(node)}, the one read of ${count}`;
  return { code: 'wrapper', severity: 'warning', message, help: 'give one schema at a time', start, end };
}

/** The identifier of a schema, template or job, for a message. */
function nameOf(node: JsonNode): string {
  const id = propertyOf(node, 'id')?.scalar;
  return typeof id === 'string' ? ` ${quoted(id)}` : '';
}

/** What to tell about the template or job around a schema. */
export function wrapperDiagnostic(
  shape: 'template' | 'template-list' | 'job',
  node: JsonNode,
  count: number,
): ExportDiagnostic {
  const name = nameOf(node);
  const others = count > 1 ? `, the one read of ${count}` : '';
  const { start, end } = node;
  if (shape === 'job') {
    const message = `the schema was read from inside the job${name}${others}`;
    return { code: 'wrapper', severity: 'info', message, help: 'nothing to do', start, end };
  }
  const message = `this is the provisioning template${name}${others}: the defaults of the application, not what a tenant has configured`;
  const help = 'to check a tenant, give the schema of its job: GET …/synchronization/jobs/{id}/schema';
  return { code: 'wrapper', severity: 'info', message, help, start, end };
}
