import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { periodInSentence } from '../../app/period-name.ts';
import { Card } from '../../ui/card.tsx';
import { StateBar } from '../../ui/state-bar.tsx';
import { TileMap } from '../../ui/tile-map.tsx';
import { addressOf, placedOnMap, spokenChild, stateShares, toneOfState } from './child-states.ts';
import type { Overview } from './overview-changes.ts';
import { StateGrid } from './state-grid.tsx';

/** Where the reports of the units below stand: provinces on the tile map, everyone else in a grid. */
export function ChildrenCard({ overview }: { overview: Overview }) {
  const { children, unitsOn } = overview;
  const { tiles, others } = placedOnMap(children);
  const title = t('dashboards.reports_of', { period: periodInSentence(overview.period) });
  return (
    <Card title={title} hint={t('dashboards.units_on', { day: formatDay(unitsOn) })}>
      {tiles.length > 0 ? (
        <TileMap
          label={title}
          legend={stateShares(children).map(({ tone, count, label }) => ({ tone, label: `${count} ${label}` }))}
          tiles={tiles.map((child) => ({
            id: String(child.id),
            short: child.place.short,
            column: child.place.column,
            row: child.place.row,
            tone: toneOfState(child.state),
            name: spokenChild(child, child.place.short),
            href: addressOf(child, overview),
          }))}
        />
      ) : (
        <StateBar states={stateShares(children)} label={t('dashboards.states')} />
      )}
      {others.length > 0 ? <StateGrid label={title} units={others} overview={overview} /> : null}
    </Card>
  );
}
