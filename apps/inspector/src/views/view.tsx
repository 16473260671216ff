import type { Place } from '../app/location.ts';
import { Empty } from '../parts/notice.tsx';
import { TrafficView } from './traffic/traffic-view.tsx';

/** The view that an address names. */
export function View({ place }: { place: Place }) {
  switch (place.parts[0]) {
    case undefined:
    case 'latest':
    case 'exchanges':
      return <TrafficView place={place} />;
    default:
      return (
        <Empty title="There is no such view">
          <a href="/">Live traffic</a>
        </Empty>
      );
  }
}
