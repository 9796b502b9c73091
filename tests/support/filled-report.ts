import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from 'playwright-core';

/** What each line of a plain quarter holds, by the code of its element; all of it is plausible beside the history. */
const QUARTER: Record<string, number> = {
  NT05: 12_000,
  DN01: 1,
  DN02: 6,
  DN02L: 60,
  SK01: 2,
  TH01: 1,
  TH02: 64,
  QL01: 3,
  QL03: 2,
  QL04: 1,
  QL05: 12.5,
};

const WORDS: Record<string, string> = {
  III: 'Đội ngũ cộng tác viên biết tiếng Trung còn mỏng.',
  IV: 'Mở chuyên mục song ngữ trên trang của xã.',
};

/** What tests look at in a report. */
export interface FilledReport {
  status: string;
  rev: number;
  latestVersion: number;
  elements: { id: number; code: string }[];
  cells: { key: string; state: string; value: number | null; members: string[] | null; rev: number }[];
  sections: { key: string; body: string; rev: number }[];
}

async function ask(answer: ReturnType<APIRequestContext['get']>): Promise<unknown> {
  const said = await answer;
  if (!said.ok()) throw new Error(`${said.url()} answered ${said.status()}: ${await said.text()}`);
  return said.json();
}

/** Writes through the API, as the pages do; each write has a key of its own. */
export const write = (request: APIRequestContext, method: 'put' | 'post', path: string, data: unknown) =>
  ask(request[method](`/api${path}`, { data, headers: { 'idempotency-key': randomUUID() } }));

export const read = async <T>(request: APIRequestContext, path: string): Promise<T> =>
  (await ask(request.get(`/api${path}`))) as T;

/**
 * Brings the draft that the demonstration leaves half done to where it can be handed in: whoever has opened it may.
 *
 * @param request signed in as the one who fills the report
 * @param but codes of elements to leave alone
 * @returns the key of each element's total by its code
 */
export async function fillReport(
  request: APIRequestContext,
  path: string,
  { but = [] as string[] } = {},
): Promise<Map<string, string>> {
  const report = await read<FilledReport>(request, path);
  const keys = new Map(report.elements.map(({ id, code }) => [code, `${id}:0`]));
  const cells = Object.entries(QUARTER)
    .filter(([code]) => !but.includes(code))
    .map(([code, value]) => {
      const key = keys.get(code) as string;
      const baseRev = report.cells.find((cell) => cell.key === key)?.rev ?? 0;
      const explanation = 'Đã đối chiếu với hồ sơ gốc.';
      return { key, state: 'value', value, members: null, explanation, comment: '', baseRev };
    });
  await write(request, 'put', `${path}/cells`, { cells });
  for (const [key, body] of Object.entries(WORDS)) {
    const baseRev = report.sections.find((section) => section.key === key)?.rev ?? 0;
    await write(request, 'put', `${path}/sections/${key}`, { body, baseRev });
  }
  return keys;
}

/** Issues the approved version of a report as a document of the first body that may. */
export async function issueDocument(request: APIRequestContext, path: string): Promise<{ id: string; code: string }> {
  const { approvedVersion } = await read<{ approvedVersion: number }>(request, path);
  const { bodies } = await read<{ bodies: { orgUnitId: number }[] }>(request, `${path}/issuing-bodies`);
  const given = { bodyId: bodies[0]?.orgUnitId, versionNo: approvedVersion };
  return (await write(request, 'post', `${path}/documents`, given)) as { id: string; code: string };
}
