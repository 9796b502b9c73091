import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { unitInSentence } from '../../app/unit-name.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { type Unit, unitAddress, unitsAddress } from './units-query.ts';

function columnsOf(day: string, withParent: boolean): TableColumn<Unit>[] {
  const columns: TableColumn<Unit>[] = [
    {
      id: 'name',
      header: t('org-units.column_name'),
      sortable: false,
      value: ({ name }) => name,
      cell: ({ id, name }) => <a href={unitAddress(id, day)}>{name}</a>,
    },
    {
      id: 'kind',
      header: t('org-units.column_kind'),
      sortable: false,
      value: ({ kind }) => t('org-units.kind', { kind }),
    },
    {
      id: 'below',
      header: t('org-units.column_below'),
      sortable: false,
      numeric: true,
      value: ({ childCount }) => childCount,
      cell: ({ id, name, childCount }) =>
        childCount > 0 ? (
          <a
            href={unitsAddress({ day, parentId: id })}
            aria-label={t('org-units.open_below', { count: childCount, name: unitInSentence(name) })}
          >
            {t('org-units.below', { count: childCount })}
          </a>
        ) : (
          t('org-units.none_below')
        ),
    },
    {
      id: 'parent',
      header: t('org-units.column_parent'),
      sortable: false,
      value: ({ parentName }) => parentName,
    },
    {
      id: 'since',
      header: t('org-units.column_since'),
      sortable: false,
      value: ({ validFrom }) => (validFrom ? formatDay(validFrom) : t('org-units.since_before')),
    },
    { id: 'code', header: t('org-units.column_code'), sortable: false, value: ({ code }) => code },
  ];
  return columns.filter(({ id }) => withParent || id !== 'parent');
}

interface UnitTableProps {
  units: Unit[];
  day: string;
  /** Where all units lie under the same one, naming it on each line says nothing. */
  withParent: boolean;
}

/** One page of units, in the order in which the server lists them: by name. */
export function UnitTable({ units, day, withParent }: UnitTableProps) {
  return (
    <DataTable
      caption={t('org-units.table')}
      columns={columnsOf(day, withParent)}
      rows={units}
      rowKey={({ id }) => id}
      pageSize={Math.max(units.length, 1)}
    />
  );
}
