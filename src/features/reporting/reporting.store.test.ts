import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { MAI_CHAU, Office, type Person, PHU_THO, VIET_NAM } from '../../../tests/support/office.ts';
import { inTransaction } from '../../platform/context.ts';
import { sql } from '../../platform/db.ts';
import { readArchive } from '../../platform/documents/archive.ts';
import type { DataElement } from '../indicators/domain/element.ts';
import { addIssuingBodies, addUnits } from '../org-units/use-cases.ts';
import { openRound } from './use-cases/rounds.ts';

const BAO_LA_REPORTER: Person = { role: 'reporter', orgUnitId: 11720, withSubtree: false };
const LAO_CAI_COORDINATOR: Person = { role: 'coordinator', orgUnitId: 50, withSubtree: true };
const COMMITTEE = 900_001;

let db: TestDatabase;
let office: Office;
let round: number;
let elements: Map<string, DataElement>;

const report = (unit: number) => `/reports/${round}/${unit}`;
const cellOf = (code: string, option = 0) => `${(elements.get(code) as DataElement).id}:${option}`;
const typed = (code: string, value: number, more: object = {}) => ({
  key: cellOf(code),
  state: 'value',
  value,
  members: null,
  explanation: '',
  comment: '',
  baseRev: 0,
  ...more,
});

/** Everything the template requires, with a value for each code that a test cares about. */
async function fill(person: Person, unit: number, values: Record<string, number>): Promise<void> {
  const { body: view } = await office.call(person, `GET ${report(unit)}`);
  const known = new Map<string, { rev: number }>(view.cells.map((cell: { key: string }) => [cell.key, cell]));
  const required = view.template.sections
    .flatMap((section: { kind: string; rows?: object[] }) => (section.kind === 'table' ? section.rows : []))
    .filter((row: { kind: string; required?: boolean }) => row.kind === 'element' && row.required)
    .map((row: { element: string }) => elements.get(row.element) as DataElement)
    .filter((element: DataElement) => element.kind !== 'ratio');
  const cells = [...new Set([...required.map(({ code }: DataElement) => code), ...Object.keys(values)])].map((code) => {
    const element = elements.get(code) as DataElement;
    const key = cellOf(code);
    const said =
      element.kind === 'distinct'
        ? { members: ['LA', 'CN'], value: null }
        : { value: values[code] ?? 0, members: null };
    return {
      key,
      state: 'value',
      ...said,
      explanation: 'đã đối chiếu',
      comment: '',
      baseRev: known.get(key)?.rev ?? 0,
    };
  });
  expect(await office.call(person, `PUT ${report(unit)}/cells`, { cells })).toMatchObject({ status: 200 });
  for (const section of view.template.sections.filter(({ kind }: { kind: string }) => kind === 'words')) {
    const rev = view.sections.find(({ key }: { key: string }) => key === section.key)?.rev ?? 0;
    const saved = await office.call(person, `PUT ${report(unit)}/sections/${section.key}`, {
      body: `Nội dung mục ${section.key}`,
      baseRev: rev,
    });
    expect(saved.status).toBe(200);
  }
}

async function submit(person: Person, unit: number, reason = '') {
  const { body } = await office.call(person, `GET ${report(unit)}`);
  return office.call(person, `POST ${report(unit)}/submission`, { rev: body.rev, reason });
}

beforeAll(async () => {
  db = await testDatabase();
  office = await Office.open(db);
  await inTransaction(office.system(), async (ctx) => {
    round = await openRound(ctx, {
      templateCode: 'BC-TTDN-QUY',
      regimeCode: 'thong-tin-doi-ngoai',
      periodKey: '2026-Q3',
    });
    await openRound(ctx, { templateCode: 'BC-TTDN-QUY', regimeCode: 'thong-tin-doi-ngoai', periodKey: '2026-Q4' });
    await openRound(ctx, { templateCode: 'BC-TTDN-QUY', regimeCode: 'thong-tin-doi-ngoai', periodKey: '2027-Q1' });
    const name = 'Ban Chỉ đạo công tác thông tin đối ngoại tỉnh Phú Thọ';
    await addUnits(
      ctx,
      [
        {
          id: COMMITTEE,
          code: 'BCD-PT',
          name,
          kind: 'committee',
          parentId: PHU_THO,
          validFrom: null,
          validTo: null,
          legalBasis: '',
        },
      ],
      [],
    );
    await addIssuingBodies(ctx, [
      {
        orgUnitId: COMMITTEE,
        actsForId: PHU_THO,
        layout: 'party',
        superiorName: 'TỈNH ỦY PHÚ THỌ',
        nameLines: ['BAN CHỈ ĐẠO CÔNG TÁC', 'THÔNG TIN ĐỐI NGOẠI'],
        symbol: 'BCĐ',
        place: 'Phú Thọ',
        signerAuthority: ['T/M BAN CHỈ ĐẠO'],
        signerOffice: 'TRƯỞNG BAN',
        signerName: 'Nguyễn Văn Mẫu',
        addressees: ['Ban Chỉ đạo công tác thông tin đối ngoại Trung ương'],
        recipients: ['- Như trên;', '- Lưu: VT.'],
      },
    ]);
  });
  const { body } = await office.call('centre', 'GET /data-elements');
  elements = new Map(body.elements.map((element: DataElement) => [element.code, element]));
});

afterAll(async () => {
  await office.close();
  await db.drop();
});

const national = async (code: string) =>
  (await office.call('auditor', `GET /trace/${await periodId()}/${VIET_NAM}/${cellOf(code)}`)).body;
const periodId = async () => (await office.call('auditor', `GET ${report(VIET_NAM)}`)).body.period.id;

it('gives every commune of Phú Thọ its duty, on the map of the cut-off day', async () => {
  const { body } = await office.call('phuTho', `GET /consolidations/${round}/${PHU_THO}`);
  expect(body).toMatchObject({ expected: 148, counts: { draft: 148 } });
});

it('shows the commune what waits for it, with its deadline', async () => {
  const { body } = await office.call('maiChau', 'GET /work');
  expect(body.items[0]).toMatchObject({
    kind: 'fill',
    roundId: round,
    orgUnit: { id: MAI_CHAU },
    deadline: '2026-09-17',
    lateDays: 0,
  });
});

it('keeps the report of a commune from an account of another commune and another province', async () => {
  for (const stranger of [BAO_LA_REPORTER, LAO_CAI_COORDINATOR]) {
    expect(await office.call(stranger, `GET ${report(MAI_CHAU)}`)).toMatchObject({
      status: 404,
      body: { code: 'report.unknown' },
    });
    expect(await office.call(stranger, `PUT ${report(MAI_CHAU)}/cells`, { cells: [typed('DN01', 1)] })).toMatchObject({
      status: 404,
    });
  }
});

it('lets nobody but the unit itself write in its report', async () => {
  for (const person of ['phuTho', 'centre', 'auditor'] as const)
    expect(await office.call(person, `PUT ${report(MAI_CHAU)}/cells`, { cells: [typed('DN01', 1)] })).toMatchObject({
      status: 403,
      body: { code: 'report.denied' },
    });
  expect((await office.call('administrator', `GET ${report(MAI_CHAU)}`)).status).toBe(404);
});

it('refuses a value with letters, a cell that is not in the template, and saves nothing of the rest', async () => {
  const bad = [
    [{ ...typed('DN01', 1), value: 'ba' }, 422, 'request.invalid'],
    [{ ...typed('DN01', 1), key: '99999:0' }, 422, 'report.unknown_cell'],
    [{ ...typed('DN01', 1), key: cellOf('PV05') }, 422, 'report.unknown_cell'],
    [{ ...typed('DN01', 1), value: null }, 422, 'report.wrong_value'],
    [{ ...typed('DN05', 1), value: null, members: ['XX'] }, 422, 'report.wrong_value'],
  ] as const;
  for (const [cell, status, code] of bad)
    expect(
      await office.call('maiChau', `PUT ${report(MAI_CHAU)}/cells`, { cells: [typed('DN03', 2), cell] }),
    ).toMatchObject({ status, body: { code } });
  expect((await office.call('maiChau', `GET ${report(MAI_CHAU)}`)).body.cells).toEqual([]);
});

it('keeps a negative count as typed, names it, and does not let it be submitted', async () => {
  const { body } = await office.call('maiChau', `PUT ${report(MAI_CHAU)}/cells`, { cells: [typed('DN01', -3)] });
  expect(body.findings).toContainEqual(
    expect.objectContaining({ code: 'negative', severity: 'error', at: { kind: 'cell', key: cellOf('DN01') } }),
  );
  expect(await submit('maiChau', MAI_CHAU)).toMatchObject({ status: 422, body: { code: 'report.has_errors' } });
});

it('refuses a period that has not begun, and one that is not over', async () => {
  const { body } = await office.call('maiChau', 'GET /rounds');
  const [future, open] = body.rounds;
  expect(
    await office.call('maiChau', `PUT /reports/${future.id}/${MAI_CHAU}/cells`, { cells: [typed('DN01', 1)] }),
  ).toMatchObject({ status: 422, body: { code: 'report.period_not_begun' } });
  expect(
    await office.call('maiChau', `PUT /reports/${open.id}/${MAI_CHAU}/cells`, { cells: [typed('DN01', 1)] }),
  ).toMatchObject({ status: 200 });
  expect(await office.call('maiChau', `POST /reports/${open.id}/${MAI_CHAU}/submission`, { rev: 1 })).toMatchObject({
    status: 422,
    body: { code: 'report.period_not_over' },
  });
});

it('refuses evidence dated outside the window, and takes a link inside it', async () => {
  const link = { key: cellOf('DN01'), caption: 'Tin trên cổng thông tin', url: 'https://example.org/tin' };
  expect(
    await office.call('maiChau', `POST ${report(MAI_CHAU)}/evidence`, { ...link, happenedOn: '2026-09-15' }),
  ).toMatchObject({ status: 422, body: { code: 'report.outside_window' } });
  expect(
    await office.call('maiChau', `POST ${report(MAI_CHAU)}/evidence`, { ...link, url: 'javascript:alert(1)' }),
  ).toMatchObject({ status: 422 });
  expect(
    await office.call('maiChau', `POST ${report(MAI_CHAU)}/evidence`, { ...link, happenedOn: '2026-09-14' }),
  ).toMatchObject({ status: 200 });
});

it('shows both values when someone else changed the cell meanwhile, and overwrites neither', async () => {
  const first = await office.call('maiChau', `PUT ${report(MAI_CHAU)}/cells`, { cells: [typed('DN03', 4)] });
  expect(first.status).toBe(200);
  const second = await office.call('maiChau', `PUT ${report(MAI_CHAU)}/cells`, { cells: [typed('DN03', 9)] });
  expect(second).toMatchObject({
    status: 409,
    body: {
      code: 'report.cell_conflict',
      details: { cells: [{ yours: { value: 9 }, theirs: { value: 4, changedByName: 'maiChau' } }] },
    },
  });
  const { body } = await office.call('maiChau', `GET ${report(MAI_CHAU)}`);
  expect(body.cells.find(({ key }: { key: string }) => key === cellOf('DN03')).value).toBe(4);
});

it('acts once for a key that is sent twice, and refuses the key for another body', async () => {
  const send = (value: number) =>
    office.call('maiChau', `PUT ${report(MAI_CHAU)}/cells`, { cells: [typed('DN04', value)] }, { key: 'same' });
  const first = await send(7);
  expect(await send(7)).toMatchObject({ status: 200, body: first.body });
  expect(await send(8)).toMatchObject({ status: 409, body: { code: 'request.key_reused' } });
  const [count] = await office.database.transaction('read only', async (tx) => {
    await tx.query(sql`select set_config('app.actor', 'test', true), set_config('app.reads_all', 'on', true)`);
    return tx.query<{ n: number }>(
      sql`select count(*) as n from audit_log where act = 'report.save_cells' and details -> 'after' @> ${JSON.stringify([{ key: cellOf('DN04') }])}::jsonb`,
    );
  });
  expect(count?.n).toBe(1);
});

it('blocks submission while a warning has no word of explanation', async () => {
  await fill('maiChau', MAI_CHAU, { DN01: 3, DN02: 40, DN02L: 50, TT01: 141, NT05: 58730 });
  const view = (await office.call('maiChau', `GET ${report(MAI_CHAU)}`)).body;
  expect(view.findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
});

it('submits once: the second time is told where the report stands', async () => {
  const sent = await submit('maiChau', MAI_CHAU);
  expect(sent).toMatchObject({ status: 200, body: { status: 'submitted', versionNo: 1 } });
  expect(await submit('maiChau', MAI_CHAU)).toMatchObject({ status: 409, body: { code: 'report.not_now' } });
  expect(await office.call('maiChau', `PUT ${report(MAI_CHAU)}/cells`, { cells: [typed('DN01', 5)] })).toMatchObject({
    status: 409,
  });
});

it('does not count what is submitted and not approved', async () => {
  await office.settleTotals();
  expect(await national('DN01')).toMatchObject({
    value: null,
    provisionalValue: null,
    childrenReported: 0,
    childrenExpected: 34,
  });
});

it('returns one cell with a reason, and only that cell opens again', async () => {
  const items = [{ item: `cell:${cellOf('NT05')}`, reason: 'Bổ sung minh chứng lượt tiếp cận' }];
  expect(await office.call('maiChau', `POST ${report(MAI_CHAU)}/return`, { versionNo: 1, items })).toMatchObject({
    status: 403,
  });
  expect(await office.call('phuTho', `POST ${report(MAI_CHAU)}/return`, { versionNo: 1, items })).toMatchObject({
    status: 200,
    body: { status: 'returned' },
  });
  const view = (await office.call('maiChau', `GET ${report(MAI_CHAU)}`)).body;
  expect(view.editable).toEqual([`cell:${cellOf('NT05')}`]);
  expect(view.returned[0].reason).toBe('Bổ sung minh chứng lượt tiếp cận');
  expect(
    await office.call('maiChau', `PUT ${report(MAI_CHAU)}/cells`, { cells: [typed('DN01', 9, { baseRev: 2 })] }),
  ).toMatchObject({ status: 422, body: { code: 'report.not_editable' } });
  expect(await submit('maiChau', MAI_CHAU)).toMatchObject({ status: 422, body: { code: 'report.unchanged' } });
});

it('approves the corrected version: the province’s total follows, the national one stays provisional', async () => {
  const view = (await office.call('maiChau', `GET ${report(MAI_CHAU)}`)).body;
  const cell = view.cells.find(({ key }: { key: string }) => key === cellOf('NT05'));
  expect(
    await office.call('maiChau', `PUT ${report(MAI_CHAU)}/cells`, {
      cells: [typed('NT05', 57000, { baseRev: cell.rev, explanation: 'đã bỏ lượt trùng' })],
    }),
  ).toMatchObject({ status: 200 });
  expect(await submit('maiChau', MAI_CHAU)).toMatchObject({ body: { status: 'submitted', versionNo: 2 } });
  expect(await office.call('phuTho', `POST ${report(MAI_CHAU)}/approval`, { versionNo: 1 })).toMatchObject({
    status: 409,
    body: { code: 'report.version_conflict' },
  });
  expect(await office.call('phuTho', `POST ${report(MAI_CHAU)}/approval`, { versionNo: 2 })).toMatchObject({
    status: 200,
    body: { status: 'approved' },
  });
  await office.settleTotals();
  expect(await national('NT05')).toMatchObject({ value: null, provisionalValue: 57000, childrenReported: 0 });
  const province = (await office.call('auditor', `GET /trace/${await periodId()}/${PHU_THO}/${cellOf('NT05')}`)).body;
  expect(province).toMatchObject({ value: 57000, childrenReported: 1, childrenExpected: 148 });
});

it('lets no one submit a consolidated report that was not built', async () => {
  await fill('phuTho', PHU_THO, { TT01: 9, NT05: 1000 });
  expect(await submit('phuTho', PHU_THO)).toMatchObject({ status: 422, body: { code: 'report.not_built' } });
});

it('builds the province’s report from the approved children, lists the missing ones, and adds its own figures', async () => {
  const { body: before } = await office.call('phuTho', `GET ${report(PHU_THO)}`);
  expect(
    await office.call('phuTho', `POST /consolidations/${round}/${PHU_THO}/build`, { rev: before.rev }),
  ).toMatchObject({ status: 200, body: { pinned: 1, expected: 148 } });
  const { body } = await office.call('phuTho', `GET ${report(PHU_THO)}`);
  expect(body.consolidation.missing).toHaveLength(147);
  expect(body.consolidation.figures.find(({ key }: { key: string }) => key === cellOf('NT05'))).toMatchObject({
    ownValue: 1000,
    value: 58000,
    childrenReported: 1,
    childrenExpected: 148,
  });
});

it('makes the figure national when the centre approves the province', async () => {
  expect(await submit('phuTho', PHU_THO)).toMatchObject({ status: 200, body: { status: 'submitted' } });
  expect(await office.call('phuTho', `POST ${report(PHU_THO)}/approval`, { versionNo: 1 })).toMatchObject({
    status: 403,
  });
  expect(await office.call('centre', `POST ${report(PHU_THO)}/approval`, { versionNo: 1 })).toMatchObject({
    status: 200,
  });
  await office.settleTotals();
  expect(await national('NT05')).toMatchObject({
    value: 58000,
    childrenReported: 1,
    childrenExpected: 34,
    unitsReported: 1,
    unitsExpected: 3321,
  });
  const overview = (await office.call('auditor', `GET /overview?roundId=${round}`)).body;
  expect(overview.children).toHaveLength(34);
  expect(overview.children.find(({ id }: { id: number }) => id === PHU_THO)).toMatchObject({
    state: 'approved',
    childrenApproved: 1,
    childrenExpected: 148,
  });
});

it('traces the national figure to the commune’s cell in three steps', async () => {
  const country = await national('NT05');
  const province = country.children[0];
  expect(province).toMatchObject({ id: PHU_THO, value: 58000 });
  const inProvince = (await office.call('auditor', `GET /trace/${country.period.id}/${province.id}/${cellOf('NT05')}`))
    .body;
  const commune = inProvince.children[0];
  expect(commune).toMatchObject({ id: MAI_CHAU, value: 57000, versionNo: 2 });
  const cell = (await office.call('auditor', `GET /trace/${country.period.id}/${commune.id}/${cellOf('NT05')}`)).body;
  expect(cell.origin).toMatchObject({
    versionNo: 2,
    enteredByName: 'maiChau',
    approvedByName: 'phuTho',
    explanation: 'đã bỏ lượt trùng',
  });
  expect(cell.origin.returns[0].reason).toContain('minh chứng');
  const notReturned = await office.call('auditor', `GET /trace/${country.period.id}/${MAI_CHAU}/${cellOf('TT01')}`);
  expect(notReturned.body.origin.returns).toEqual([]);
  expect(cell.origin.versions.map(({ value }: { value: number }) => value)).toEqual([58730, 57000]);
  expect(cell.upward.map(({ id }: { id: number }) => id)).toEqual([MAI_CHAU, PHU_THO, VIET_NAM]);
  // The centre has not approved its own report yet; the two below have theirs approved.
  expect(cell.upward.map(({ countsAbove }: { countsAbove: boolean }) => countsAbove)).toEqual([true, true, false]);
});

it('hides from other accounts what was said on the way, and shows what was approved', async () => {
  const cell = (await office.call(BAO_LA_REPORTER, `GET /trace/${await periodId()}/${MAI_CHAU}/${cellOf('NT05')}`))
    .body;
  expect(cell.origin).toMatchObject({ approvedByName: 'phuTho', returns: [], versions: [] });
});

it('issues a frozen document in the party layout, and says whether its figures still hold', async () => {
  const issue = await office.call('phuTho', `POST ${report(PHU_THO)}/documents`, { bodyId: COMMITTEE, versionNo: 1 });
  expect(issue).toMatchObject({ status: 200, body: { layout: 'party', numberLine: 'Số 01-BC/BCĐ', holds: true } });
  const { id, code } = issue.body;
  const word = await office.call('auditor', `GET /documents/${PHU_THO}/${id}/docx`);
  const text = readArchive(word.bytes).get('word/document.xml')?.toString('utf8') ?? '';
  expect(text).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
  expect(text).toContain('58.000');
  expect(text).toContain(`${code}-`);
  expect((await office.call('auditor', `GET /documents/${PHU_THO}/${id}/pdf`)).bytes.subarray(0, 4).toString()).toBe(
    '%PDF',
  );
  expect(await office.call('auditor', `GET /documents/${PHU_THO}/${id}`)).toMatchObject({
    status: 200,
    body: { code, holds: true },
  });
  expect((await office.call('auditor', `GET /documents/${VIET_NAM}/${id}`)).status).toBe(404);
  const verified = await office.call(null, `GET /verification/${code}`);
  expect(verified).toMatchObject({ status: 200, body: { changed: 0, document: { holds: true } } });
  expect(await office.call(null, 'GET /verification/RR-AAAAA-AAAAA')).toMatchObject({
    status: 404,
    body: { code: 'report.unknown_document' },
  });
});

it('keeps the approved version when the commune’s report is reopened, and takes the correction as a new one', async () => {
  expect(await office.call('maiChau', `POST ${report(MAI_CHAU)}/reopening`, { reason: 'sai số' })).toMatchObject({
    status: 403,
  });
  const reopened = await office.call('phuTho', `POST ${report(MAI_CHAU)}/reopening`, {
    reason: 'Nhầm đơn vị tính',
    items: [`cell:${cellOf('NT05')}`],
  });
  expect(reopened).toMatchObject({ status: 200, body: { status: 'reopened' } });
  await office.settleTotals();
  expect(await national('NT05')).toMatchObject({ value: 58000 });
  const view = (await office.call('maiChau', `GET ${report(MAI_CHAU)}`)).body;
  const cell = view.cells.find(({ key }: { key: string }) => key === cellOf('NT05'));
  expect(cell.value).toBe(57000);
  await office.call('maiChau', `PUT ${report(MAI_CHAU)}/cells`, {
    cells: [typed('NT05', 5700, { baseRev: cell.rev, explanation: 'đúng đơn vị' })],
  });
  expect(await submit('maiChau', MAI_CHAU)).toMatchObject({ status: 422, body: { code: 'report.reason_missing' } });
  expect(await submit('maiChau', MAI_CHAU, 'Nhầm đơn vị tính')).toMatchObject({ body: { versionNo: 3 } });
  expect(await office.call('phuTho', `POST ${report(MAI_CHAU)}/approval`, { versionNo: 3 })).toMatchObject({
    status: 200,
  });
  await office.settleTotals();
});

it('says that the consolidated report has changed children, what would move, and that the document no longer holds', async () => {
  const view = (await office.call('centre', `GET ${report(PHU_THO)}`)).body;
  expect(view.consolidation.changed).toBe(1);
  const { body } = await office.call('phuTho', `GET /consolidations/${round}/${PHU_THO}/changes`);
  expect(body.children[0]).toMatchObject({
    id: MAI_CHAU,
    pinnedVersion: 2,
    latestVersion: 3,
    reason: 'Nhầm đơn vị tính',
    cells: [{ key: cellOf('NT05'), before: 57000, after: 5700 }],
  });
  expect(body.figures).toContainEqual({ key: cellOf('NT05'), before: 58000, after: 6700 });
  const documents = (await office.call('auditor', 'GET /documents')).body.documents;
  expect(documents[0]).toMatchObject({ holds: false });
  const old = (await office.call('phuTho', `GET ${report(MAI_CHAU)}/versions/2`)).body;
  expect(old.content.cells.find(({ key }: { key: string }) => key === cellOf('NT05')).value).toBe(57000);
});

it('never calls late what is left to do with an approved report', async () => {
  const during = office.now;
  office.now = '2026-10-16T02:00:00.000Z';
  const { body } = await office.call('phuTho', 'GET /work');
  office.now = during;
  const kinds = body.items.map(({ kind }: { kind: string }) => kind);
  expect(kinds.at(-1)).toBe('rebuild');
  expect(body.items.at(-1)).toMatchObject({ roundId: round, lateDays: 0 });
});

it('rebuilds, resubmits and approves the correction up to the national figure', async () => {
  await office.call('centre', `POST ${report(PHU_THO)}/reopening`, { reason: 'Xã Mai Châu đính chính' });
  expect(await submit('phuTho', PHU_THO, 'Xã Mai Châu đính chính')).toMatchObject({
    status: 422,
    body: { code: 'report.stale' },
  });
  const { body } = await office.call('phuTho', `GET ${report(PHU_THO)}`);
  await office.call('phuTho', `POST /consolidations/${round}/${PHU_THO}/build`, { rev: body.rev });
  expect(await submit('phuTho', PHU_THO, 'Xã Mai Châu đính chính')).toMatchObject({ body: { versionNo: 2 } });
  expect(await office.call('centre', `POST ${report(PHU_THO)}/approval`, { versionNo: 2 })).toMatchObject({
    status: 200,
  });
  await office.settleTotals();
  expect(await national('NT05')).toMatchObject({ value: 6700, provisionalValue: 6700 });
});

it('lets nothing through the database itself where no actor is set, or out of scope', async () => {
  for (const table of [
    'report_cells',
    'report_versions',
    'reports',
    'data_values',
    'total_cells',
    'audit_log',
    'documents',
  ])
    expect(await office.database.query(sql`select * from ${sql.table(table)} limit 1`)).toEqual([]);
  const seen = await inTransaction({ ...office.system(), actor: await office.actor(BAO_LA_REPORTER) }, (ctx) =>
    ctx.db.query<{ n: number }>(sql`select count(*) as n from report_versions where org_unit_id = ${MAI_CHAU}`),
  );
  expect(seen[0]?.n).toBe(0);
  await expect(
    inTransaction({ ...office.system(), actor: await office.actor(BAO_LA_REPORTER) }, (ctx) =>
      ctx.db.query(
        sql`insert into data_values (org_unit_id, period_id, data_element_id, option_id, value, units_reported, units_expected, round_id, version_no) values (${MAI_CHAU}, 1, 1, 0, 1, 1, 1, 1, 1)`,
      ),
    ),
  ).rejects.toThrow(/row-level security/);
});

it('never lets the application change what was submitted, decided, issued or audited', async () => {
  for (const table of ['report_versions', 'report_decisions', 'documents', 'document_files', 'audit_log'])
    for (const statement of [sql`delete from ${sql.table(table)}`, sql`update ${sql.table(table)} set org_unit_id = 1`])
      await expect(inTransaction(office.system(), (ctx) => ctx.db.query(statement))).rejects.toThrow(
        /permission denied/,
      );
});
