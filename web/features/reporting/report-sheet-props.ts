import type { ReactNode } from 'react';
import type { Content, Item } from './report-content.ts';
import type { ReportView } from './report-query.ts';

/** A report to be read, and what may be done beside its lines. */
export interface SheetProps {
  /** Whose report it is, with its template; what it says is in `content`. */
  report: ReportView;
  content: Content;
  /** The version before, where there is one: what differs from it is marked. */
  earlier?: Content | null;
  /** Values of the period before, where they are to stand beside. */
  previous?: { label: string; cells: ReportView['previous'] };
  /** The totals of a consolidated report, shown instead of what the unit typed itself. */
  figures?: NonNullable<ReportView['consolidation']>['figures'];
  /** What can be done with a cell or a section, and what stands under it then. */
  act?: (item: Item, name: string) => ReactNode;
  below?: (item: Item, name: string) => ReactNode;
}

/** What a table and its lines are drawn from. */
export type TableProps = SheetProps & { section: string; label: string; changed: ReadonlySet<Item> };
