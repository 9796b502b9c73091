import { Client } from 'pg';
import type { Save } from './saving.ts';

/** What of the saves is in the database, and what is wrong with it. */
export interface Kept {
  /** Acknowledged, but not there with its audit entry and its answer. */
  lost: number;
  /** There more than once. */
  doubled: number;
  /** There in part: some of its cells, or cells without an audit entry, or an entry without cells. */
  half: number;
  /** Not acknowledged, but there, whole: the answer was lost on its way. */
  unanswered: number;
}

/** What the database says of a set of saves. */
export interface Stored {
  /** Entries of the audit trail by the value that was saved. */
  entries: Map<number, number>;
  /** Keys whose answer is kept. */
  answers: Set<string>;
  /** Working copies: `unit/cell` → value. */
  cells: Map<string, number>;
}

/** Saves whose value does not stand in all cells where it should, or stands where it should not. */
function wrongValues(saves: Save[], { entries, cells }: Stored): Set<number> {
  const last = new Map<string, number>();
  for (const save of saves)
    if (entries.has(save.value)) for (const cell of save.cells) last.set(`${save.orgUnitId}/${cell}`, save.value);
  const wrong = [...last].filter(([at, value]) => cells.get(at) !== value);
  const strange = [...cells].filter(([at, value]) => last.get(at) !== value);
  return new Set([...wrong, ...strange].map(([, value]) => value));
}

/**
 * Judges what of the saves was kept. What a cell holds must be what the last save that counts put there, in all of its
 * cells; a save counts when the audit trail has it.
 *
 * @param saves in the order in which each unit sent them
 */
export function judge(saves: Save[], stored: Stored): Kept {
  const wrong = wrongValues(saves, stored);
  const entriesOf = ({ value }: Save) => stored.entries.get(value) ?? 0;
  const count = (is: (save: Save) => boolean) => saves.filter(is).length;
  const known = new Set(saves.map(({ value }) => value));
  const isWhole = (save: Save) => entriesOf(save) > 0 && stored.answers.has(save.key) && !wrong.has(save.value);
  return {
    lost: count((save) => save.acknowledged && !isWhole(save)),
    doubled: count((save) => entriesOf(save) > 1),
    half:
      count(
        (save) =>
          !save.acknowledged &&
          !isWhole(save) &&
          (entriesOf(save) > 0 || stored.answers.has(save.key) || wrong.has(save.value)),
      ) + [...wrong].filter((value) => !known.has(value)).length,
    unanswered: count((save) => !save.acknowledged && isWhole(save)),
  };
}

async function read(ownerUrl: string, roundId: number, units: number[]): Promise<Stored> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Row security is forced on the owner too: ask as the product itself does.
    await client.query(
      `select set_config('app.actor', 'system:proof', false), set_config('app.reads_all', 'on', false)`,
    );
    const entries = await client.query(
      `select (details->'after'->0->>'value')::float8 as value, count(*)::int as count from audit_log
       where act = 'report.save_cells' and org_unit_id = any($1) and outcome = 'done' group by 1`,
      [units],
    );
    const answers = await client.query(`select key from idempotency_keys`);
    const cells = await client.query(
      `select org_unit_id || '/' || data_element_id || ':' || option_id as at, value::float8 from report_cells
       where round_id = $1 and org_unit_id = any($2)`,
      [roundId, units],
    );
    return {
      entries: new Map(entries.rows.map(({ value, count }) => [value, count])),
      answers: new Set(answers.rows.map(({ key }) => key)),
      cells: new Map(cells.rows.map(({ at, value }) => [at, value])),
    };
  } finally {
    await client.end();
  }
}

/** Looks up every save in the database. */
export async function lookUp(ownerUrl: string, roundId: number, saves: Save[]): Promise<Kept> {
  return judge(saves, await read(ownerUrl, roundId, [...new Set(saves.map(({ orgUnitId }) => orgUnitId))]));
}
