import type { EvidenceRef, ReportCell } from '../../features/reporting/domain/report.ts';
import { addDays, daysBetween } from '../../kernel/period.ts';
import type { Codes } from './catalogue.ts';
import type { Quarter } from './quarters.ts';
import type { Random } from './random.ts';
import type { DemoUnit } from './units.ts';
import { WORDS } from './words.ts';

/** Older quarters show proof here and there; the last two have it wherever it is asked for. */
const SHARE_OF_PAST = 0.12;

/** Proof for the cells that ask for it and are not 0: links to pages on an address kept for examples. */
export function evidenceFor(
  unit: DemoUnit,
  quarter: Quarter,
  cells: ReportCell[],
  codes: Codes,
  random: Random,
): EvidenceRef[] {
  if (!quarter.isRecent && !random.chance(SHARE_OF_PAST)) return [];
  return Object.entries(WORDS.evidence).flatMap(([code, captions]) => {
    const key = codes.key(code);
    const value = cells.find((cell) => cell.key === key)?.value ?? 0;
    if (value === 0) return [];
    const happenedOn = addDays(quarter.startsOn, random.whole(0, daysBetween(quarter.startsOn, quarter.endsOn)));
    const caption = `${random.pick(captions)} (${unit.inText})`;
    const url = `https://example.org/${unit.code}/${quarter.key.toLowerCase()}/${code.toLowerCase()}`;
    return [{ id: random.uuid(), key, url, kind: 'link' as const, caption, happenedOn }];
  });
}
