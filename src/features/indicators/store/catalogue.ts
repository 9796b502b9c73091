import type { Words } from '../../../kernel/words.ts';
import { type Db, sql } from '../../../platform/db.ts';
import type { DataElement } from '../domain/element.ts';

/** A way of breaking a total down, with its options in the order of the page. */
export interface Disaggregation {
  id: number;
  code: string;
  name: Words;
  options: { id: number; code: string; name: Words }[];
}

/** Enters the ways of breaking a total down. */
export async function insertDisaggregations(db: Db, disaggregations: Disaggregation[]): Promise<void> {
  const options = disaggregations.flatMap((one) =>
    one.options.map((option, index) => ({ ...option, of: one.id, position: index + 1 })),
  );
  await db.query(sql`
    insert into disaggregations (id, code, name_vi, name_en)
    select id, code, name ->> 'vi', name ->> 'en' from jsonb_to_recordset(${JSON.stringify(disaggregations)}::jsonb) as t (id int, code text, name jsonb)`);
  await db.query(sql`
    insert into disaggregation_options (id, disaggregation_id, code, name_vi, name_en, position)
    select id, "of", code, name ->> 'vi', name ->> 'en', position
    from jsonb_to_recordset(${JSON.stringify(options)}::jsonb) as t (id int, "of" int, code text, name jsonb, position int)`);
}

/** Enters the catalogue; an element may name a numerator or denominator of the same list. */
export async function insertElements(
  db: Db,
  elements: (Omit<DataElement, 'options'> & { disaggregationId: number | null; source: string })[],
): Promise<void> {
  await db.query(sql`
    insert into data_elements (id, code, name_vi, name_en, unit_vi, unit_en, kind, over_units, over_time, numerator_id, denominator_id, factor, decimals,
      level, disaggregation_id, definition_vi, definition_en, source)
    select id, code, name ->> 'vi', name ->> 'en', unit ->> 'vi', unit ->> 'en', kind, "overUnits", "overTime", "numeratorId", "denominatorId", factor, decimals,
      level, "disaggregationId", definition ->> 'vi', definition ->> 'en', source
    from jsonb_to_recordset(${JSON.stringify(elements)}::jsonb) as t (id int, code text, name jsonb, unit jsonb, kind text, "overUnits" text, "overTime" text,
      "numeratorId" int, "denominatorId" int, factor numeric, decimals int, level text, "disaggregationId" int, definition jsonb, source text)`);
}

/** Enters the countries and territories that distinct elements count. */
export async function insertMembers(db: Db, members: { code: string; name: Words }[]): Promise<void> {
  await db.query(sql`
    insert into set_members (code, name_vi, name_en)
    select code, name ->> 'vi', name ->> 'en' from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as t (code text, name jsonb)`);
}
