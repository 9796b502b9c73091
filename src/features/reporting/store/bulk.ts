import { type Db, sql } from '../../../platform/db.ts';

// Many reports at once, as a demonstration or a transfer of history writes them: one statement for each table.
// Rows travel as one JSON text; their names are those of the columns.

/** Where the reports of a round stand. Every report is there already, since its round was opened. */
export async function updateReports(
  db: Db,
  rows: {
    org_unit_id: number;
    round_id: number;
    status: string;
    rev: number;
    latest_version: number;
    approved_version: number;
    started_at: string | null;
    submitted_at: string | null;
    decided_at: string | null;
    built_at: string | null;
    open_warnings: number;
  }[],
): Promise<void> {
  await db.query(sql`
    update reports r set status = t.status, rev = t.rev, latest_version = t.latest_version, approved_version = t.approved_version, started_at = t.started_at,
      submitted_at = t.submitted_at, decided_at = t.decided_at, built_at = t.built_at, open_warnings = t.open_warnings
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (org_unit_id int, round_id int, status text, rev int, latest_version int, approved_version int,
      started_at timestamptz, submitted_at timestamptz, decided_at timestamptz, built_at timestamptz, open_warnings int)
    where r.org_unit_id = t.org_unit_id and r.round_id = t.round_id`);
}

/**
 * Keeps submissions. `content` is JSON text already, the text that `content_hash` was taken of.
 */
export async function insertVersions(
  db: Db,
  rows: {
    org_unit_id: number;
    round_id: number;
    version_no: number;
    reason: string;
    content: string;
    content_hash: string;
    submitted_at: string;
    submitted_by: string;
  }[],
): Promise<void> {
  const texts = rows.map(({ content, ...row }) => `${JSON.stringify(row).slice(0, -1)},"content":${content}}`);
  await db.query(sql`
    insert into report_versions (org_unit_id, round_id, version_no, reason, content, content_hash, submitted_at, submitted_by)
    select org_unit_id, round_id, version_no, reason, content, content_hash, submitted_at, submitted_by
    from jsonb_to_recordset(${`[${texts.join(',')}]`}::jsonb) as t (org_unit_id int, round_id int, version_no int, reason text, content jsonb, content_hash text,
      submitted_at timestamptz, submitted_by text)`);
}

/** Keeps decisions, in the order given. */
export async function insertDecisions(
  db: Db,
  rows: {
    org_unit_id: number;
    round_id: number;
    version_no: number;
    decision: string;
    reason: string;
    decided_at: string;
    decided_by: string;
    decided_by_name: string;
  }[],
): Promise<void> {
  await db.query(sql`
    insert into report_decisions (org_unit_id, round_id, version_no, decision, reason, decided_at, decided_by, decided_by_name)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (org_unit_id int, round_id int, version_no int, decision text, reason text,
      decided_at timestamptz, decided_by text, decided_by_name text)`);
}

/** Keeps what returns and reopenings named. */
export async function insertReturned(
  db: Db,
  rows: { org_unit_id: number; round_id: number; version_no: number; item: string; reason: string }[],
): Promise<void> {
  await db.query(sql`
    insert into returned_items (org_unit_id, round_id, version_no, item, reason)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (org_unit_id int, round_id int, version_no int, item text, reason text)`);
}

/** Writes working copies: cells, words, recommendations. */
export async function insertWorkingCopies(
  db: Db,
  copies: {
    org_unit_id: number;
    round_id: number;
    at: string;
    by: string;
    cells: {
      key: string;
      state: string;
      value: number | null;
      members: string[] | null;
      source: string;
      explanation: string;
      comment: string;
    }[];
    sections: { key: string; body: string }[];
    recommendations: { id: string; body: string; addressee: string }[];
  }[],
): Promise<void> {
  const text = JSON.stringify(copies);
  const copy = sql`jsonb_to_recordset(${text}::jsonb) as w (org_unit_id int, round_id int, "at" timestamptz, "by" text, cells jsonb, sections jsonb, recommendations jsonb)`;
  await db.query(sql`
    insert into report_cells (org_unit_id, round_id, data_element_id, option_id, state, value, members, source, explanation, comment, changed_at, changed_by)
    select w.org_unit_id, w.round_id, split_part(c.key, ':', 1)::int, split_part(c.key, ':', 2)::int, c.state, c.value, c.members, c.source, c.explanation, c.comment, w."at", w."by"
    from ${copy}, jsonb_to_recordset(w.cells) as c (key text, state text, value numeric, members text[], source text, explanation text, comment text)`);
  await db.query(sql`
    insert into report_sections (org_unit_id, round_id, section_key, body, changed_at, changed_by)
    select w.org_unit_id, w.round_id, s.key, s.body, w."at", w."by" from ${copy}, jsonb_to_recordset(w.sections) as s (key text, body text)`);
  await db.query(sql`
    insert into report_recommendations (org_unit_id, round_id, id, body, addressee, position, changed_at, changed_by)
    select w.org_unit_id, w.round_id, (r ->> 'id')::uuid, r ->> 'body', r ->> 'addressee', place - 1, w."at", w."by"
    from ${copy}, jsonb_array_elements(w.recommendations) with ordinality as e (r, place)`);
}

/** Enters links as proof beside cells. */
export async function insertLinks(
  db: Db,
  rows: {
    org_unit_id: number;
    round_id: number;
    id: string;
    key: string;
    caption: string;
    happened_on: string | null;
    url: string | null;
    approved: boolean;
    added_at: string;
    added_by: string;
  }[],
): Promise<void> {
  await db.query(sql`
    insert into evidence (org_unit_id, round_id, id, data_element_id, option_id, kind, caption, happened_on, url, approved, added_at, added_by)
    select org_unit_id, round_id, id, split_part(key, ':', 1)::int, split_part(key, ':', 2)::int, 'link', caption, happened_on, url, approved, added_at, added_by
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (org_unit_id int, round_id int, id uuid, key text, caption text, happened_on date, url text,
      approved boolean, added_at timestamptz, added_by text)`);
}

/** Keeps the child versions that consolidated reports stand on. */
export async function insertPins(
  db: Db,
  rows: { org_unit_id: number; round_id: number; version_no: number; child_id: number; child_version_no: number }[],
): Promise<void> {
  await db.query(sql`
    insert into consolidation_pins (org_unit_id, round_id, version_no, child_id, child_version_no)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (org_unit_id int, round_id int, version_no int, child_id int, child_version_no int)`);
}
