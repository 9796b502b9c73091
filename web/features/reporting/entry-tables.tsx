import { useMemo } from 'react';
import type { Finding } from '../../../src/features/reporting/domain/finding.ts';
import { MISSING } from '../../app/format.ts';
import { periodName } from '../../app/period-name.ts';
import { Card } from '../../ui/card.tsx';
import { EntryGrid } from '../../ui/entry-grid.tsx';
import type { CellChange } from '../../ui/entry-grid-model.ts';
import { gridRows, saidInGrid } from './entry-rows.ts';
import type { Entry } from './entry-state.ts';
import { inLanguage } from './report-words.ts';

interface EntryTablesProps {
  entry: Entry;
  findings: Finding[];
  onSelect: (key: string) => void;
  onOpen: (key: string) => void;
}

/** The tables of a report, each as a grid. */
export function EntryTables({ entry, findings, onSelect, onOpen }: EntryTablesProps) {
  const { report } = entry;
  const setOptions = useMemo(
    () => report.members.map(({ code, name }) => ({ code, name: inLanguage(name) })),
    [report.members],
  );
  const columns = {
    previous: report.previousPeriod ? periodName(report.previousPeriod) : MISSING,
    current: periodName(report.period),
  };
  const commit = (changes: CellChange[]) => {
    for (const change of changes) entry.sayCell(change.id, saidInGrid(change));
  };
  return report.template.sections.map((section) =>
    section.kind === 'table' ? (
      <Card key={section.key} title={`${section.key}. ${inLanguage(section.title)}`} bare>
        <EntryGrid
          label={inLanguage(section.title)}
          columns={columns}
          rows={gridRows(entry, section.key, findings)}
          setOptions={setOptions}
          editable={entry.mayEditCell}
          onCommit={commit}
          onOpenCell={onOpen}
          onSelect={onSelect}
        />
      </Card>
    ) : null,
  );
}
