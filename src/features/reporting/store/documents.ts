import type { Day } from '../../../kernel/period.ts';
import { type Db, sql } from '../../../platform/db.ts';
import type { PrintedFigure } from '../domain/document.ts';

export interface StoredDocument {
  id: string;
  orgUnitId: number;
  roundId: number;
  versionNo: number;
  bodyId: number;
  number: number;
  year: number;
  numberLine: string;
  subject: string;
  code: string;
  layout: 'state' | 'party';
  language: string;
  issuedOn: Day;
  issuedAt: string;
  issuedBy: string;
  figures: PrintedFigure[];
  contentHash: string;
}

const DOCUMENT = sql`
  id, org_unit_id as "orgUnitId", round_id as "roundId", version_no as "versionNo", body_id as "bodyId", number, year, number_line as "numberLine", subject, code, layout,
  language, issued_on as "issuedOn", issued_at as "issuedAt", issued_by as "issuedBy", figures, content_hash as "contentHash"`;

/** The next number in the series of a body for a year; two who ask at once get two numbers. */
export async function takeNumber(db: Db, bodyId: number, year: number): Promise<number> {
  const [row] = await db.query<{ number: number }>(sql`
    insert into document_numbers (org_unit_id, year, last_number) values (${bodyId}, ${year}, 1)
    on conflict (org_unit_id, year) do update set last_number = document_numbers.last_number + 1 returning last_number as number`);
  return (row as { number: number }).number;
}

/** Keeps an issued document with its files; nothing in it can be changed any more. */
export async function insertDocument(
  db: Db,
  document: StoredDocument,
  content: unknown,
  files: { format: 'docx' | 'pdf'; bytes: Uint8Array; sha256: string }[],
): Promise<void> {
  await db.query(sql`
    insert into documents (org_unit_id, id, round_id, version_no, body_id, number, year, number_line, subject, code, layout, language, issued_on, issued_at, issued_by, content, figures, content_hash)
    values (${document.orgUnitId}, ${document.id}, ${document.roundId}, ${document.versionNo}, ${document.bodyId}, ${document.number}, ${document.year}, ${document.numberLine},
      ${document.subject}, ${document.code}, ${document.layout}, ${document.language}, ${document.issuedOn}, ${document.issuedAt}, ${document.issuedBy},
      ${JSON.stringify(content)}::jsonb, ${JSON.stringify(document.figures)}::jsonb, ${document.contentHash})`);
  for (const { format, bytes, sha256 } of files)
    await db.query(sql`
      insert into document_files (org_unit_id, document_id, format, bytes, sha256) values (${document.orgUnitId}, ${document.id}, ${format}, ${Buffer.from(bytes)}, ${sha256})`);
}

export async function findDocument(db: Db, orgUnitId: number, id: string): Promise<StoredDocument | null> {
  const [row] = await db.query<StoredDocument>(
    sql`select ${DOCUMENT} from documents where org_unit_id = ${orgUnitId} and id = ${id}`,
  );
  return row ?? null;
}

/** The document behind a printed code. */
export async function findByCode(db: Db, code: string): Promise<StoredDocument | null> {
  const [row] = await db.query<StoredDocument>(sql`select ${DOCUMENT} from documents where code = ${code}`);
  return row ?? null;
}

export async function findFile(db: Db, orgUnitId: number, id: string, format: 'docx' | 'pdf'): Promise<Buffer | null> {
  const [row] = await db.query<{ bytes: Buffer }>(sql`
    select bytes from document_files where org_unit_id = ${orgUnitId} and document_id = ${id} and format = ${format}`);
  return row?.bytes ?? null;
}

/** Issued documents, newest first, and how many there are. */
export async function listDocuments(
  db: Db,
  filter: { roundId?: number; orgUnitId?: number; limit: number; offset: number },
): Promise<{ documents: StoredDocument[]; total: number }> {
  const where = sql`(${filter.roundId ?? null}::int is null or round_id = ${filter.roundId ?? null}) and (${filter.orgUnitId ?? null}::int is null or org_unit_id = ${filter.orgUnitId ?? null})`;
  const documents = await db.query<StoredDocument>(
    sql`select ${DOCUMENT} from documents where ${where} order by issued_at desc, id limit ${filter.limit} offset ${filter.offset}`,
  );
  const [count] = await db.query<{ total: number }>(sql`select count(*) as total from documents where ${where}`);
  return { documents, total: count?.total ?? 0 };
}

/** Documents that print a cell of a unit in a period. */
export async function documentsWith(
  db: Db,
  orgUnitId: number,
  periodId: number,
  key: string,
): Promise<StoredDocument[]> {
  const wanted = JSON.stringify([{ orgUnitId, periodId, key }]);
  return db.query(
    sql`select ${DOCUMENT} from documents where figures @> ${wanted}::jsonb order by issued_at desc limit 20`,
  );
}
