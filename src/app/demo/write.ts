import { createHash } from 'node:crypto';
import * as bulk from '../../features/reporting/store/bulk.ts';
import type { Db } from '../../platform/db.ts';
import type { Played } from './played.ts';

const place = ({ orgUnitId, roundId }: Played) => ({ org_unit_id: orgUnitId, round_id: roundId });

/** Every move raises the revision, and so did the typing before the first. */
const revOf = (played: Played): number =>
  played.startedAt === null ? 0 : 3 + played.versions.length + played.decisions.length;

const standing = (played: Played) => ({
  ...place(played),
  status: played.status,
  rev: revOf(played),
  latest_version: played.versions.length,
  approved_version: played.approvedVersion,
  started_at: played.startedAt,
  submitted_at: played.submittedAt,
  decided_at: played.decidedAt,
  built_at: played.builtAt,
  open_warnings: played.openWarnings,
});

function versionsOf(played: Played) {
  return played.versions.map(({ no, reason, content, at, by }) => {
    const text = JSON.stringify(content);
    const content_hash = createHash('sha256').update(text).digest('hex');
    return {
      ...place(played),
      version_no: no,
      reason,
      content: text,
      content_hash,
      submitted_at: at,
      submitted_by: by,
    };
  });
}

const decisionsOf = (played: Played) =>
  played.decisions.map(({ no, decision, reason, at, byId, by }) => ({
    ...place(played),
    version_no: no,
    decision,
    reason,
    decided_at: at,
    decided_by: byId,
    decided_by_name: by,
  }));

const linksOf = (played: Played) =>
  played.evidence.map(({ id, key, caption, happenedOn, url }) => ({
    ...place(played),
    id,
    key,
    caption,
    happened_on: happenedOn,
    url,
    approved: played.approvedVersion > 0,
    added_at: played.startedAt as string,
    added_by: played.working?.by ?? played.versions[0]?.by ?? '',
  }));

const pinsOf = (played: Played) => {
  const rows = (no: number, pins: [number, number][]) =>
    pins.map(([child, version]) => ({ ...place(played), version_no: no, child_id: child, child_version_no: version }));
  return [
    ...rows(0, played.workingPins),
    ...played.versions.flatMap(({ no, content }) => rows(no, content.consolidation?.pins ?? [])),
  ];
};

/** Writes reports as they were played out. Figures follow apart. */
export async function writePlayed(db: Db, all: Played[]): Promise<void> {
  const touched = all.filter(({ startedAt }) => startedAt !== null);
  await bulk.updateReports(db, touched.map(standing));
  await bulk.insertVersions(db, touched.flatMap(versionsOf));
  await bulk.insertDecisions(db, touched.flatMap(decisionsOf));
  await bulk.insertReturned(
    db,
    touched.flatMap((played) =>
      played.returned.map(({ no, item, reason }) => ({ ...place(played), version_no: no, item, reason })),
    ),
  );
  await bulk.insertWorkingCopies(
    db,
    touched.flatMap((played) => (played.working ? [{ ...place(played), ...played.working }] : [])),
  );
  await bulk.insertLinks(db, touched.flatMap(linksOf));
  await bulk.insertPins(db, touched.flatMap(pinsOf));
}
