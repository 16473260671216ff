import type { Place } from './location.ts';

const views = [
  { path: '/', name: 'Traffic', parts: ['', 'exchanges', 'latest'] },
  { path: '/resources', name: 'Resources', parts: ['resources'] },
  { path: '/filter', name: 'Filter', parts: ['filter'] },
  { path: '/replay', name: 'Replay', parts: ['replay'] },
  { path: '/faults', name: 'Faults', parts: ['faults'] },
  { path: '/tenants/default', name: 'Tenants', parts: ['tenants'] },
  { path: '/lint', name: 'Lint', parts: ['lint'] },
  { path: '/state', name: 'State', parts: ['state'] },
];

export function Navigation({ place: { parts } }: { place: Place }) {
  const [view = ''] = parts;
  return (
    <nav class="views" aria-label="Views">
      <ul>
        {views.map(({ path, name, parts }) => (
          <li key={path}>
            <a href={path} aria-current={parts.includes(view) ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
