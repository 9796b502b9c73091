import { useMemo, useState } from 'react';
import { formatQuantity } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Picker } from '../../ui/field.tsx';
import type { Verified } from './document-parts.tsx';
import { inLanguage } from './report-words.ts';

export type VerifiedFigure = Verified['figures'][number];

const traceHref = ({ periodId, orgUnit, key }: VerifiedFigure) => `/truy-vet/${periodId}/${orgUnit.id}/${key}`;
const nameOf = ({ label, unit }: VerifiedFigure) =>
  t('reporting.board_figure', { name: inLanguage(label), unit: inLanguage(unit) });

function columns(mayTrace: boolean): TableColumn<VerifiedFigure>[] {
  const trace: TableColumn<VerifiedFigure> = {
    id: 'trace',
    header: t('ui.source'),
    value: () => null,
    sortable: false,
    cell: (figure) => (
      <a href={traceHref(figure)} aria-label={t('ui.trace_of', { of: `${figure.orgUnit.name}, ${nameOf(figure)}` })}>
        {t('ui.trace')}
      </a>
    ),
  };
  return [
    { id: 'name', header: t('reporting.verification_figure'), value: nameOf },
    {
      id: 'printed',
      header: t('reporting.verification_printed'),
      numeric: true,
      value: (figure) => figure.printed,
      cell: (figure) => formatQuantity(figure.printed, figure.decimals),
    },
    {
      id: 'current',
      header: t('reporting.verification_current'),
      numeric: true,
      value: (figure) => figure.current,
      cell: (figure) => formatQuantity(figure.current, figure.decimals),
    },
    {
      id: 'holds',
      header: t('reporting.verification_state'),
      value: (figure) => Number(figure.holds),
      cell: (figure) => (
        <Chip tone={figure.holds ? 'done' : 'waiting'}>
          {t(figure.holds ? 'reporting.verification_same' : 'reporting.verification_differs')}
        </Chip>
      ),
    },
    { id: 'line', header: t('reporting.verification_line'), numeric: true, value: (figure) => figure.line },
    { id: 'unit', header: t('reporting.document_unit'), value: (figure) => figure.orgUnit.name },
    ...(mayTrace ? [trace] : []),
  ];
}

interface FiguresProps {
  figures: VerifiedFigure[];
  changed: number;
  /** The line whose printed code led here. */
  line: number | null;
  mayTrace: boolean;
}

/** What the document prints beside what holds today, line by line; the line that was asked for stands on top. */
export function VerificationFigures({ figures, changed, line, mayTrace }: FiguresProps) {
  const [onlyChanged, setOnlyChanged] = useState(false);
  const shownColumns = useMemo(() => columns(mayTrace), [mayTrace]);
  const asked = useMemo(() => figures.filter((figure) => figure.line === line), [figures, line]);
  const shown = useMemo(() => (onlyChanged ? figures.filter(({ holds }) => !holds) : figures), [figures, onlyChanged]);
  const key = (figure: VerifiedFigure) => `${figure.line}/${figure.orgUnit.id}/${figure.key}`;
  return (
    <>
      {line === null ? null : (
        <Card bare title={t('reporting.verification_asked', { line })}>
          <DataTable
            caption={t('reporting.verification_asked_table', { line })}
            columns={shownColumns}
            rows={asked}
            rowKey={key}
            isSelected={() => true}
            empty={<EmptyState title={t('reporting.verification_no_line', { line })} />}
          />
        </Card>
      )}
      <Card
        bare
        title={t('reporting.verification_figures')}
        hint={t('reporting.verification_figures_hint')}
        action={
          <Picker
            label={t('reporting.verification_shown')}
            value={onlyChanged ? 'changed' : 'all'}
            onChange={(event) => setOnlyChanged(event.target.value === 'changed')}
          >
            <option value="all">{t('reporting.verification_all', { count: figures.length })}</option>
            <option value="changed">{t('reporting.verification_only_changed', { count: changed })}</option>
          </Picker>
        }
      >
        <DataTable
          caption={t('reporting.verification_table')}
          columns={shownColumns}
          rows={shown}
          rowKey={key}
          isSelected={(figure) => figure.line === line}
          empty={<EmptyState title={t('reporting.verification_none_changed')} />}
        />
      </Card>
    </>
  );
}
