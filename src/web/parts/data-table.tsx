import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import css from './data-table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand right, in tabular figures. */
  readonly numeric?: boolean;
  /** CSS width of the column on a wide screen, e.g. '8rem'. */
  readonly width?: string;
  /** On a phone: the card's head, a labelled line, a figure that shares its line with others, or nothing. */
  readonly phone?: Place;
}

type Place = 'head' | 'line' | 'figure' | 'hide';

export interface DataTableProps<Row> {
  /** What the table shows, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  /** 60 px rows for people, 40 px for everything else. */
  readonly people?: boolean;
  readonly isChosen?: (row: Row) => boolean;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** Line of totals under the rows. */
  readonly foot?: ReactNode;
}

/** Unless said otherwise, several numbers of a row share a line on a phone; one alone, and words, have their own. */
function placesOf<Row>(columns: readonly Column<Row>[]): readonly Place[] {
  const numbers = columns.filter(({ numeric, phone }) => numeric && phone === undefined).length;
  return columns.map(({ numeric, phone }) => phone ?? (numeric && numbers > 1 ? 'figure' : 'line'));
}

/** A real table; on a phone each row becomes a card whose values carry their column's name. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  people,
  isChosen,
  empty,
  foot,
}: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  const places = placesOf(columns);
  const areFour = places.filter((place) => place === 'figure').length === 4;
  return (
    <div className={css.scroll}>
      <table className={classNames(css.table, people && css.people, areFour && css.four)}>
        <caption className={css.hidden}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={classNames(column.numeric && css.numeric)}
                style={column.width ? { width: column.width } : undefined}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={classNames(isChosen?.(row) && css.chosen)}>
              {columns.map((column, at) => (
                <Cell key={column.id} column={column} place={places[at] ?? 'line'} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

interface CellProps<Row> {
  readonly column: Column<Row>;
  readonly place: Place;
  readonly row: Row;
}

function Cell<Row>({ column, place, row }: CellProps<Row>) {
  return (
    <td className={classNames(column.numeric && css.numeric, css[place])}>
      {(place === 'line' || place === 'figure') && (
        <span className={css.name} aria-hidden="true">
          {column.header}
        </span>
      )}
      <div className={css.value}>{column.cell(row)}</div>
    </td>
  );
}
