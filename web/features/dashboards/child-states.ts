import { t } from '../../app/i18n.ts';
import { PROVINCE_TILES, type TilePlace } from '../../ui/province-tiles.ts';
import type { StateShare } from '../../ui/state-bar.tsx';
import type { Tone } from '../../ui/tone.ts';
import { programmeAddress, reportAddress } from './addresses.ts';
import type { Child, KeyFigure, Overview } from './overview-changes.ts';

const TONES = { approved: 'done', waiting: 'waiting', open: 'none', late: 'late' } satisfies Record<
  Child['state'],
  Tone
>;
const STATES = Object.keys(TONES) as Child['state'][];
const PLACES = new Map(PROVINCE_TILES.map((place) => [place.code, place]));

export const toneOfState = (state: Child['state']): Tone => TONES[state];

/** An incomplete figure is late only where a report below is; before the deadline it is merely not there yet. */
export function toneOfCompleteness(
  { childrenReported, childrenExpected }: Pick<KeyFigure, 'childrenReported' | 'childrenExpected'>,
  children: Child[],
): Tone {
  if (childrenReported >= childrenExpected) return 'done';
  if (children.some(({ state }) => state === 'late')) return 'late';
  return childrenReported > 0 ? 'waiting' : 'none';
}

/** A unit with others below it leads one level down; a unit without leads to its report. */
const hasUnitsBelow = (child: Child): boolean => child.childrenExpected > 0;

export function addressOf(child: Child, { roundId, period }: Pick<Overview, 'roundId' | 'period'>): string {
  return hasUnitsBelow(child) ? programmeAddress(period.key, child.id) : reportAddress(roundId, child.id);
}

/**
 * Which units stand on the tile map, and which beside it, such as ministries. The map is that of the 34 provinces: of
 * a day with other provinces nothing is put on it, since codes alone would place old units on new ground.
 */
export function placedOnMap(children: Child[]): { tiles: (Child & { place: TilePlace })[]; others: Child[] } {
  const branches = children.filter(hasUnitsBelow);
  const tiles = branches.flatMap((child) => {
    const place = PLACES.get(child.code);
    return place ? [{ ...child, place }] : [];
  });
  if (tiles.length < branches.length || tiles.length < PLACES.size) return { tiles: [], others: children };
  return { tiles, others: children.filter((child) => !hasUnitsBelow(child)) };
}

/** The word for the units directly below: provinces, communes, or simply units where they are of several kinds. */
export function kindBelow(children: Child[]): 'province' | 'commune' | 'unit' {
  const { tiles, others } = placedOnMap(children);
  if (tiles.length > 0 && others.length === 0) return 'province';
  return children.length > 0 && tiles.length === 0 && !children.some(hasUnitsBelow) ? 'commune' : 'unit';
}

/**
 * State, lateness and what lies below, in one sentence, for those who do not see the map.
 *
 * @param seen the name on screen; it is said too where the full name does not hold it, so that voice control finds it
 */
export function spokenChild(child: Child, seen = child.shortName): string {
  const name = child.name.includes(seen) ? child.name : `${seen} – ${child.name}`;
  const { state, lateDays, childrenApproved: approved, childrenExpected: expected } = child;
  return t('dashboards.child_spoken', { name, state, days: lateDays, approved, expected });
}

/** How many units are in which state, for the bar over them. */
export function stateShares(children: Child[]): StateShare[] {
  return STATES.map((state) => ({
    tone: TONES[state],
    label: t(`dashboards.state_${state}`),
    count: children.filter((child) => child.state === state).length,
  }));
}
