import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../platform/db.ts';
import { findSetting, keepSetting } from '../../platform/settings.ts';

/** When the demonstration begins: eight in the morning of 16 September 2026 in Viet Nam, in the days of reporting. */
export const DEMO_MOMENT = '2026-09-16T01:00:00.000Z';

/** What every page and document of a demonstration says. */
const NOTICE: Words = {
  vi: 'Bản trình diễn: mọi con số, lời văn và chức danh đều do phần mềm tạo ra để minh họa, không phải số liệu thật. Ba quý trước ngày 1/7/2025 được nhập lại theo các đơn vị có từ ngày 1/7/2025.',
  en: 'Demonstration: all figures, texts and offices are made up by the software to illustrate and are not real. The three quarters before 1 July 2025 were entered again by the units that exist since 1 July 2025.',
};

export interface DemoSetting {
  /** The real instant at which the demonstration was made. */
  createdAt: string;
  /** What to take from the real clock to get the clock of the demonstration. */
  clockOffsetMs: number;
  notice: Words;
  /** What each listed account can try, by e-mail. */
  tries: Record<string, Words>;
}

/** The mark of a demonstration, null in a real installation. */
export const findDemo = (db: Db): Promise<DemoSetting | null> => findSetting(db, 'demo');

/** How far the clock of the demonstration runs behind the real one, null in a real installation. */
export async function clockOffsetIn(db: Db): Promise<number | null> {
  return (await findDemo(db))?.clockOffsetMs ?? null;
}

/** Marks the installation as a demonstration, for ever. */
export async function markDemo(db: Db, realNow: number, tries: DemoSetting['tries']): Promise<void> {
  const setting: DemoSetting = {
    createdAt: new Date(realNow).toISOString(),
    clockOffsetMs: realNow - Date.parse(DEMO_MOMENT),
    notice: NOTICE,
    tries,
  };
  await keepSetting(db, 'demo', setting);
}
