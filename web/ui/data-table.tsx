import {
  type Column,
  createPaginatedRowModel,
  createSortedRowModel,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { compareVi } from '../../src/kernel/text.ts';
import { formatQuantity, MISSING } from '../app/format.ts';
import { t } from '../app/i18n.ts';
import style from './data-table.module.css';
import { Icon } from './icon.tsx';
import { Pager } from './pager.tsx';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  rowPaginationFeature,
  paginatedRowModel: createPaginatedRowModel(),
});

export interface TableColumn<Row> {
  id: string;
  header: string;
  /** What the head shows where the whole name would be too long; the whole is still said and shown on hover. */
  short?: string;
  /** What the column sorts by; a missing value goes last in both directions. */
  value: (row: Row) => string | number | null | undefined;
  cell?: (row: Row) => ReactNode;
  numeric?: boolean;
  sortable?: boolean;
  /** Shown as the last row, such as a total that the server answered. */
  footer?: ReactNode;
}

export interface DataTableProps<Row> {
  /** Names the table for those who do not see it. */
  caption: string;
  columns: TableColumn<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string | number;
  initialSort?: { id: string; desc?: boolean };
  pageSize?: number;
  empty?: ReactNode;
  /** Marks the row that the rest of the page is about. */
  isSelected?: (row: Row) => boolean;
}

function compareValues(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareVi(String(a), String(b));
}

/**
 * Rows to compare: sortable heads, numbers aligned on the right, the first column in sight while the
 * rest scrolls sideways on a phone. Sorting and pages are of the rows at hand.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, initialSort, pageSize = 50, empty, isSelected } = props;
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: object) => column.value(row as Row) ?? undefined,
        enableSorting: column.sortable !== false,
        sortUndefined: 'last' as const,
        sortDescFirst: column.numeric ?? false,
        sortFn: (a: { getValue: (id: string) => unknown }, b: { getValue: (id: string) => unknown }, id: string) =>
          compareValues(a.getValue(id), b.getValue(id)),
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows as object[],
    getRowId: (row: object) => String(rowKey(row as Row)),
    autoResetPageIndex: false,
    initialState: {
      sorting: initialSort ? [{ id: initialSort.id, desc: initialSort.desc ?? false }] : [],
      pagination: { pageIndex: 0, pageSize },
    },
  });
  const pageCount = Math.max(1, table.getPageCount());
  const page = Math.min(table.state.pagination.pageIndex, pageCount - 1);
  if (rows.length === 0 && empty) return empty;
  const heads = new Map(table.getAllColumns().map((head) => [head.id, head]));
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={style.scroll} tabIndex={0} aria-label={caption}>
        <table className={style.table}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.id} column={column} head={heads.get(column.id)} />
              ))}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} data-selected={isSelected?.(row.original as Row) || undefined}>
                {columns.map((column, index) => (
                  <BodyCell key={column.id} column={column} first={index === 0} row={row.original as Row} />
                ))}
              </tr>
            ))}
          </tbody>
          {columns.some(({ footer }) => footer !== undefined) ? (
            <tfoot>
              <tr>
                {columns.map((column) => (
                  <td key={column.id} className={style.cell} data-numeric={column.numeric || undefined}>
                    {column.footer}
                  </td>
                ))}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </section>
      {pageCount > 1 ? (
        <Pager
          page={page + 1}
          pageCount={pageCount}
          total={rows.length}
          onPage={(next) => table.setPageIndex(next - 1)}
        />
      ) : null}
    </div>
  );
}

interface HeadProps<Row> {
  column: TableColumn<Row>;
  head: Column<typeof features, object> | undefined;
}

const ORDER = { asc: 'ascending', desc: 'descending' } as const;

function HeadCell<Row>({ column, head }: HeadProps<Row>) {
  const sorted = head?.getIsSorted() || null;
  const shared = { scope: 'col', className: style.head, 'data-numeric': column.numeric || undefined } as const;
  const shown = column.short ?? column.header;
  if (column.sortable === false) return <th {...shared}>{shown}</th>;
  return (
    <th {...shared} aria-sort={sorted ? ORDER[sorted] : undefined}>
      <button
        type="button"
        className={style.sort}
        title={t('ui.sort_by', { column: column.header })}
        aria-label={column.short === undefined ? undefined : column.header}
        onClick={() => head?.toggleSorting()}
      >
        {column.short === undefined ? shown : <span className={style.short}>{shown}</span>}
        <span className={style.arrow} data-on={sorted ? '' : undefined}>
          <Icon name={sorted === 'desc' ? 'down' : 'up'} size={12} />
        </span>
      </button>
    </th>
  );
}

function BodyCell<Row>({ column, first, row }: { column: TableColumn<Row>; first: boolean; row: Row }) {
  const value = column.value(row);
  const plain = typeof value === 'number' ? formatQuantity(value) : (value ?? MISSING);
  const content = column.cell ? column.cell(row) : plain;
  if (first) {
    return (
      <th scope="row" className={style.cell} data-numeric={column.numeric || undefined}>
        {content}
      </th>
    );
  }
  return (
    <td className={style.cell} data-numeric={column.numeric || undefined}>
      {content}
    </td>
  );
}
