// A list that is worked through with the keyboard: one row in the tab order, arrows and J/K move, other keys act on the
// chosen row. On a wide screen a table, on a phone cards whose values carry their names.
import { type KeyboardEvent, memo, type ReactNode, useCallback, useRef } from 'react';
import { classNames } from '../parts/class-names.ts';
import { preferences } from '../preferences.ts';
import { type ListKey, listKeyOf } from './keys.ts';
import css from './review-list.module.css';
import type { Line } from './use-review.ts';

export const rowId = (item: number) => `row-${item}`;

/** Puts the keyboard on a row, so that the next key acts there. */
export function focusRow(item: number): void {
  document.getElementById(rowId(item))?.focus();
}

/** `event` lets a digit fall through into a field. */
export type PressKey = (key: ListKey, line: Line, event: KeyboardEvent) => void;

/** What stands in a row: something before the person, the person, the values. Keep the functions' identity. */
export interface RowParts {
  readonly lead: (line: Line) => ReactNode;
  /** Goes into a button: text only. */
  readonly person: (line: Line) => ReactNode;
  readonly values: (line: Line) => ReactNode;
  /** A line under all of it, or null. */
  readonly detail?: (line: Line) => ReactNode;
}

export interface LineGroup {
  readonly key: string;
  /** Heads the group's rows; none for a list of one group. */
  readonly head?: ReactNode;
  readonly lines: readonly Line[];
}

export interface ReviewListProps {
  readonly label: string;
  readonly groups: readonly LineGroup[];
  readonly chosen: number | null;
  /** CSS module class that sets `--columns`. */
  readonly columns: string | undefined;
  /** Heads of person and values; the lead has none. */
  readonly heads: readonly { readonly id: string; readonly text: string; readonly numeric?: boolean }[];
  readonly parts: RowParts;
  readonly onChoose: (id: number) => void;
  readonly onOpen: (id: number) => void;
  /** Keys other than moving and opening. */
  readonly onKey: PressKey;
}

/** Where a moving key leads, or null when the key does not move. */
export function movedTo(key: ListKey, lines: readonly Line[], chosen: number | null): number | null {
  const at = lines.findIndex((line) => line.item.id === chosen);
  const place = { next: at + 1, previous: Math.max(0, at - 1), first: 0, last: lines.length - 1 };
  if (!(key in place)) return null;
  const wanted = Math.min(lines.length - 1, place[key as keyof typeof place]);
  return lines[wanted]?.item.id ?? null;
}

function pressed(event: KeyboardEvent) {
  const { code, isComposing } = event.nativeEvent;
  const { altKey, ctrlKey, metaKey, shiftKey, key } = event;
  return { code, isComposing, altKey, ctrlKey, metaKey, shiftKey, key };
}

export function ReviewList(props: ReviewListProps) {
  const { label, groups, chosen, columns, heads, parts, onChoose, onOpen, onKey } = props;
  const lines = groups.flatMap((group) => group.lines);
  const reachable = lines.some((line) => line.item.id === chosen) ? chosen : (lines[0]?.item.id ?? null);
  const press = (event: KeyboardEvent, line: Line) => {
    const key = listKeyOf(pressed(event), preferences().singleKeys);
    // Enter is the button's own key.
    if (key === null || key === 'open') return;
    if (key !== 'digit') event.preventDefault();
    const moved = movedTo(key, lines, line.item.id);
    if (moved === null) return onKey(key, line, event);
    onChoose(moved);
    focusRow(moved);
  };
  // The rows keep one handler, so that a key typed in a field draws one row and not the whole list.
  const latest = useRef(press);
  latest.current = press;
  const onPress = useCallback((event: KeyboardEvent, line: Line) => latest.current(event, line), []);
  return (
    <table className={classNames(css.table, columns)}>
      <caption className={css.hidden}>{label}</caption>
      <thead className={css.heads}>
        <tr className={css.head}>
          <td />
          {heads.map((head) => (
            <th key={head.id} scope="col" className={classNames(head.numeric && css.numeric)}>
              {head.text}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key} data-group={group.key}>
          {group.head && (
            <tr className={css.group}>
              <th scope="rowgroup" colSpan={heads.length + 1}>
                {group.head}
              </th>
            </tr>
          )}
          {group.lines.map((line) => (
            <Row
              key={line.item.id}
              line={line}
              chosen={line.item.id === chosen}
              reachable={line.item.id === reachable}
              parts={parts}
              onOpen={onOpen}
              onPress={onPress}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps extends Pick<ReviewListProps, 'parts' | 'onOpen'> {
  readonly line: Line;
  readonly chosen: boolean;
  readonly reachable: boolean;
  readonly onPress: (event: KeyboardEvent, line: Line) => void;
}

/** The whole row is the name's button; what is drawn above it (a tick box) keeps its own clicks. */
function RowNow({ line, chosen, reachable, parts, onOpen, onPress }: RowProps) {
  const { id } = line.item;
  const detail = parts.detail?.(line);
  return (
    <tr className={classNames(css.row, chosen && css.chosen)} data-row={id}>
      <td className={css.lead}>{parts.lead(line)}</td>
      <td className={css.person}>
        <button
          type="button"
          id={rowId(id)}
          className={css.open}
          tabIndex={reachable ? 0 : -1}
          aria-current={chosen || undefined}
          onClick={() => onOpen(id)}
          onKeyDown={(event) => onPress(event, line)}
        >
          {parts.person(line)}
        </button>
      </td>
      {parts.values(line)}
      {detail && <td className={css.detail}>{detail}</td>}
    </tr>
  );
}

const Row = memo(RowNow);

export interface ValueProps {
  /** Name of the value on a phone. */
  readonly name: string;
  readonly numeric?: boolean;
  readonly children: ReactNode;
}

/** One value of a row. */
export function Value({ name, numeric, children }: ValueProps) {
  return (
    <td className={classNames(css.value, numeric && css.numeric)}>
      <span className={css.name} aria-hidden="true">
        {name}
      </span>
      {children}
    </td>
  );
}
