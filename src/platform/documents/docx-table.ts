import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  type ITableBordersOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { linked, textRuns, twips } from './docx-text.ts';
import type { PrintCell, PrintTable } from './print-model.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const all = (border: typeof NONE | typeof THIN): ITableBordersOptions => ({
  top: border,
  bottom: border,
  left: border,
  right: border,
  insideHorizontal: border,
  insideVertical: border,
});

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** Two columns without borders, as the head and the end of a document have. Widths in millimetres. */
export function twoColumns(rows: [Paragraph[], Paragraph[]][], halves: [number, number]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(halves[0] + halves[1]), type: WidthType.DXA },
    columnWidths: halves.map(twips),
    borders: all(NONE),
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (cells) => new TableRow({ cantSplit: true, children: cells.map((children) => new TableCell({ children })) }),
    ),
  });
}

/** A table of figures: heading rows come again on every page, no row breaks over two. */
export function figureTable(table: PrintTable): FileChild[] {
  const widths = table.widths.map(twips);
  const drawn = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: all(THIN),
    margins: { left: twips(1.1), right: twips(1.1), marginUnitType: WidthType.DXA },
    rows: [
      ...table.header.map((row) => figureRow(row, table.size, true)),
      ...table.rows.map((row) => figureRow(row, table.size, false)),
    ],
  });
  const note = new Paragraph({
    alignment: AlignmentType.RIGHT,
    keepNext: true,
    children: textRuns(table.unitNote, { italics: true, size: 12 }),
  });
  return table.unitNote ? [note, drawn] : [drawn];
}

const figureRow = (row: PrintCell[], size: number, isHeader: boolean) =>
  new TableRow({
    cantSplit: true,
    tableHeader: isHeader,
    children: row.map((cell) => figureCell(cell, size)),
  });

const figureCell = (cell: PrintCell, size: number) =>
  new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    ...(cell.colspan > 1 && { columnSpan: cell.colspan }),
    ...(cell.rowspan > 1 && { rowSpan: cell.rowspan }),
    children: [
      new Paragraph({
        style: 'Figure',
        alignment: ALIGN[cell.align],
        children: linked(cell.text, cell.href, { size, ...(cell.bold && { bold: true }) }),
      }),
    ],
  });
