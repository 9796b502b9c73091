import { share } from '../../../src/kernel/quantity.ts';
import { formatQuantity, formatShare, MISSING } from '../../app/format.ts';
import { language, t } from '../../app/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import type { Tone } from '../../ui/tone.ts';
import { traceAddress } from './addresses.ts';
import { addsUp } from './trace-flow.tsx';
import { LIST_ID } from './trace-flow-node.tsx';
import type { Trace, TraceChild } from './trace-query.ts';

const TONES: Record<string, Tone> = {
  approved: 'done',
  consolidated: 'done',
  submitted: 'waiting',
  returned: 'waiting',
  reopened: 'waiting',
};

/** A report's state in words; `draft` covers those not begun. */
function StatusChip({ status }: { status: string }) {
  return <Chip tone={TONES[status] ?? 'none'}>{t('dashboards.status', { status })}</Chip>;
}

function ValueOf({ child, decimals }: { child: TraceChild; decimals: number }) {
  if (child.notApplicable) return t('ui.not_applicable');
  return child.value === null ? t('ui.no_figure') : formatQuantity(child.value, decimals);
}

const completeness = ({ isLeaf, childrenReported: reported, childrenExpected: expected }: TraceChild) =>
  isLeaf ? MISSING : t('dashboards.of_units', { reported, expected });

function columnsOf(trace: Trace): TableColumn<TraceChild>[] {
  const { period, element, value: whole, key } = trace;
  const part = (child: TraceChild) => share(child.value, whole);
  const columns: (TableColumn<TraceChild> | null)[] = [
    {
      id: 'name',
      header: t('dashboards.column_unit'),
      value: ({ name }) => name,
      cell: ({ id, name }) => <a href={traceAddress(period.id, id, key)}>{name}</a>,
    },
    {
      id: 'value',
      header: t('dashboards.column_value', { unit: element.unit[language()] }),
      numeric: true,
      value: ({ value, notApplicable }) => (notApplicable ? null : value),
      cell: (child) => <ValueOf child={child} decimals={element.decimals} />,
    },
    addsUp(trace)
      ? {
          id: 'share',
          header: t('dashboards.column_share'),
          numeric: true,
          value: part,
          cell: (child) => formatShare(part(child), 1),
        }
      : null,
    trace.children.some(({ isLeaf }) => !isLeaf)
      ? {
          id: 'complete',
          header: t('dashboards.column_complete'),
          numeric: true,
          value: ({ childrenReported, childrenExpected }) => share(childrenReported, childrenExpected),
          cell: completeness,
        }
      : null,
    { id: 'version', header: t('dashboards.column_version'), numeric: true, value: ({ versionNo }) => versionNo },
    {
      id: 'status',
      header: t('dashboards.column_status'),
      value: ({ status }) => t('dashboards.status', { status }),
      cell: ({ status }) => <StatusChip status={status} />,
    },
  ];
  return columns.filter((column) => column !== null);
}

/** Every unit directly below, silent ones too; each leads one level down. */
export function TraceChildren({ trace }: { trace: Trace }) {
  if (trace.children.length === 0) return null;
  const title = t('dashboards.children_title', { count: trace.children.length });
  return (
    <div id={LIST_ID}>
      <Card bare title={title} hint={t('dashboards.children_hint')}>
        <DataTable
          key={trace.orgUnit.id}
          caption={t('dashboards.children_table')}
          columns={columnsOf(trace)}
          rows={trace.children}
          rowKey={({ id }) => id}
          initialSort={{ id: 'value', desc: true }}
          pageSize={200}
        />
      </Card>
    </div>
  );
}
