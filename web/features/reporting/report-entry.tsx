import { useMemo, useState } from 'react';
import { t } from '../../app/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Columns, Stack } from '../../ui/page.tsx';
import style from './entry.module.css';
import { BeforeSubmission } from './entry-before.tsx';
import { CellDialog } from './entry-cell-dialog.tsx';
import { findingsOnScreen } from './entry-check.ts';
import { ConflictDialog } from './entry-conflict-dialog.tsx';
import { EntryHistory } from './entry-history.tsx';
import { RecommendationList } from './entry-recommendations.tsx';
import { BEFORE_ID, SaveBar } from './entry-save-bar.tsx';
import { SectionField } from './entry-section.tsx';
import type { Entry } from './entry-state.ts';
import { EntryTables } from './entry-tables.tsx';
import { Unsent } from './entry-unsent.tsx';
import { WhereItGoes } from './entry-upward.tsx';

export type EntryPart = 'tables' | 'words' | 'recommendations';

interface ReportEntryProps {
  /** From `useEntry(report)`: the page shows its `status` and sends its own acts after its `flush()`. */
  entry: Entry;
  /** What of the report is filled here; all of it when not given. */
  parts?: EntryPart[];
}

const ALL: EntryPart[] = ['tables', 'words', 'recommendations'];

/**
 * The report as it is filled: tables, words and recommendations, and beside them what is still to do, where a figure
 * goes and what has happened. For a unit with others under it these are its own figures and words.
 */
export function ReportEntry({ entry, parts = ALL }: ReportEntryProps) {
  const { report } = entry;
  const [selected, setSelected] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const findings = useMemo(() => findingsOnScreen(report), [report]);
  const written = report.template.sections.filter(
    ({ kind }) => kind !== 'table' && parts.includes(kind === 'words' ? 'words' : 'recommendations'),
  );
  return (
    <>
      {report.can.edit || entry.changes.size > 0 ? <SaveBar entry={entry} findings={findings} /> : null}
      <Unsent entry={entry} />
      <Columns>
        <Stack>
          {parts.includes('tables') ? (
            <EntryTables entry={entry} findings={findings} onSelect={setSelected} onOpen={setOpened} />
          ) : null}
          {written.length > 0 ? (
            <Card>
              <div className={style.sections}>
                {written.map((section) =>
                  section.kind === 'words' ? (
                    <SectionField key={section.key} entry={entry} section={section} />
                  ) : section.kind === 'recommendations' ? (
                    <RecommendationList key={section.key} entry={entry} section={section} />
                  ) : null,
                )}
              </div>
            </Card>
          ) : null}
        </Stack>
        <aside className={style.aside} aria-label={t('reporting.entry_beside')}>
          {report.can.edit ? (
            <div id={BEFORE_ID} className={style.anchor}>
              <BeforeSubmission entry={entry} findings={findings} />
            </div>
          ) : null}
          {parts.includes('tables') ? <WhereItGoes report={report} cellKey={selected} /> : null}
          <EntryHistory report={report} />
        </aside>
      </Columns>
      {opened ? (
        <CellDialog entry={entry} cellKey={opened} findings={findings} onClose={() => setOpened(null)} />
      ) : null}
      <ConflictDialog entry={entry} />
    </>
  );
}
