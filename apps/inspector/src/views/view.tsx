import type { Place } from '../app/location.ts';
import { Empty } from '../parts/notice.tsx';
import { FaultsView } from './faults/faults-view.tsx';
import { FilterView } from './filter/filter-view.tsx';
import { LintView } from './lint/lint-view.tsx';
import { ReplayView } from './replay/replay-view.tsx';
import { ResourcesView } from './resources/resources-view.tsx';
import { StateView } from './state/state-view.tsx';
import { TenantsView } from './tenants/tenants-view.tsx';
import { TrafficView } from './traffic/traffic-view.tsx';

/** The view that an address names. */
export function View({ place }: { place: Place }) {
  switch (place.parts[0]) {
    case undefined:
    case 'latest':
    case 'exchanges':
      return <TrafficView place={place} />;
    case 'resources':
      return <ResourcesView place={place} />;
    case 'filter':
      return <FilterView place={place} />;
    case 'replay':
      return <ReplayView place={place} />;
    case 'faults':
      return <FaultsView />;
    case 'tenants':
      return <TenantsView place={place} />;
    case 'lint':
      return <LintView place={place} />;
    case 'state':
      return <StateView />;
    default:
      return (
        <Empty title="There is no such view">
          <a href="/">Live traffic</a>
        </Empty>
      );
  }
}
