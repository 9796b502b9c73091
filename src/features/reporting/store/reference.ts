import type { Day } from '../../../kernel/period.ts';
import { type Db, sql } from '../../../platform/db.ts';
import type { HolidayKind, RegimeVersion } from '../domain/schedule.ts';
import type { TemplateContent } from '../domain/template.ts';

export interface Holiday {
  day: Day;
  kind: HolidayKind;
  nameVi: string;
  nameEn: string;
  legalBasis: string;
  sourceStatus: string;
}

/** Every public holiday and swap day known. */
export async function holidays(db: Db): Promise<Holiday[]> {
  return db.query(sql`
    select day, kind, name_vi as "nameVi", name_en as "nameEn", legal_basis as "legalBasis", source_status as "sourceStatus" from public_holidays order by day`);
}

/** Enters public holidays and swap days. */
export async function insertHolidays(db: Db, days: Holiday[]): Promise<void> {
  await db.query(sql`
    insert into public_holidays (day, name_vi, name_en, kind, legal_basis, source_status)
    select day, "nameVi", "nameEn", kind, "legalBasis", "sourceStatus"
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as t (day date, "nameVi" text, "nameEn" text, kind text, "legalBasis" text, "sourceStatus" text)`);
}

/** Enters versions of regimes; a code that is new becomes a regime. */
export async function insertRegimes(db: Db, versions: RegimeVersion[]): Promise<void> {
  for (const code of new Set(versions.map((one) => one.code)))
    await db.query(sql`insert into regimes (code) values (${code}) on conflict (code) do nothing`);
  await db.query(sql`
    insert into regime_versions (regime_id, version, valid_from, valid_to, content)
    select r.id, (v ->> 'version')::int, (v ->> 'validFrom')::date, coalesce((v ->> 'validTo')::date, 'infinity'), v
    from jsonb_array_elements(${JSON.stringify(versions)}::jsonb) as v join regimes r on r.code = v ->> 'code'`);
}

/** All versions of a regime, oldest first, each with the id of the regime; empty where the code is not known. */
export async function regimeVersions(db: Db, code: string): Promise<(RegimeVersion & { regimeId: number })[]> {
  const rows = await db.query<{ regimeId: number; content: RegimeVersion }>(sql`
    select r.id as "regimeId", v.content from regime_versions v join regimes r on r.id = v.regime_id where r.code = ${code} order by v.version`);
  return rows.map(({ regimeId, content }) => ({ ...content, regimeId }));
}

export interface TemplateVersion {
  templateId: number;
  version: number;
  content: TemplateContent;
}

/** Enters versions of templates; a code that is new becomes a template. */
export async function insertTemplates(
  db: Db,
  templates: { code: string; versions: { version: number; content: TemplateContent }[] }[],
  now: string,
): Promise<void> {
  for (const { code, versions } of templates) {
    await db.query(sql`insert into templates (code) values (${code}) on conflict (code) do nothing`);
    await db.query(sql`
      insert into template_versions (template_id, version, published_at, content)
      select t.id, v.version, ${now}, v.content
      from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as v (version int, content jsonb) join templates t on t.code = ${code}`);
  }
}

/** The newest version of a template, null where the code is not known. */
export async function latestTemplate(db: Db, code: string): Promise<TemplateVersion | null> {
  const [row] = await db.query<TemplateVersion>(sql`
    select v.template_id as "templateId", v.version, v.content from template_versions v join templates t on t.id = v.template_id
    where t.code = ${code} order by v.version desc limit 1`);
  return row ?? null;
}
