// The life of the entry field: kept while typed, put down with Enter, several lines looked at first.
import { useState } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import type { EntryLine } from '../../contract/work.ts';
import { weekOf } from '../../domain/period/week.ts';
import { useToast } from '../parts/toast.tsx';
import { useRead } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import { useKeptText } from '../use-kept-text.ts';
import { finishedLine } from './due-tasks.ts';
import { NOTHING_TYPED, type Typed, type WeekTask } from './entry-shapes.ts';
import { offersOf } from './offers.ts';
import { type EntryFault, entryLineOf, REASON_FIELD, readTyped } from './typed-entry.ts';
import { putDown, useTakeBack } from './use-outbox.ts';

/** Open work of the present week, and wordings of earlier. */
function useWork() {
  const { today } = useSession();
  const week = useRead(ROUTES.workWeek, { params: { week: weekOf(today) } });
  const wordings = useRead(ROUTES.workWordings, {});
  const open = (week.data?.tasks ?? []).filter(({ state }) => state === 'open');
  return { week, open, offers: offersOf(open, wordings.data) };
}

export type EntryDesk = ReturnType<typeof useEntry>;

/** Puts lines down and says so, with the way back. */
function usePutLines() {
  const { t } = useTexts();
  const toast = useToast();
  const takeBack = useTakeBack();
  /** `name` of the one line: of its task where it goes onto one. */
  return async (lines: readonly EntryLine[], name: string, open: readonly WeekTask[]) => {
    const intent = await putDown(lines);
    const dues = new Map(open.map(({ id, due }) => [id, due]));
    const undo = () => void takeBack({ intent, lines, dues, reason: t('work.undone') });
    const text =
      lines.length === 1 ? t('work.putOne', { title: name }) : t('work.putMany', { count: lines.length });
    toast({ text, undo });
  };
}

/** Bars at the bottom of a page may lie over a field that only just came into sight. */
function leadTo(id: string): void {
  const field = document.getElementById(id);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

export function useEntry() {
  const { today } = useSession();
  const putLines = usePutLines();
  const work = useWork();
  const kept = useKeptText('work-entry');
  const [shape, setShape] = useState<Omit<Typed, 'text'>>(NOTHING_TYPED);
  const [fault, setFault] = useState<EntryFault | null>(null);
  const [rows, setRows] = useState<readonly string[] | null>(null);
  const typed: Typed = { ...shape, text: kept.value };
  const read = readTyped(typed, today, work.open);

  const put = (all: readonly Typed[]) => {
    const reads = all.map((one) => readTyped(one, today, work.open));
    const lines = all.flatMap((one, at) => (reads[at] === undefined ? [] : [entryLineOf(one, reads[at])]));
    return putLines(lines, reads[0]?.task?.title ?? lines[0]?.title ?? '', work.open);
  };
  const change = ({ text, ...rest }: Typed) => {
    setFault(null);
    kept.set(text);
    setShape(rest);
  };
  const enter = async () => {
    setFault(read.fault);
    if (read.fault === 'reason') leadTo(REASON_FIELD);
    if (read.fault !== null) return;
    await put([typed]);
    setShape(NOTHING_TYPED);
    await kept.forget();
  };
  return {
    ...work,
    today,
    typed,
    read,
    fault,
    change,
    enter: () => void enter(),
    finish: (task: WeekTask) => void putLines([finishedLine(task, today)], task.title, work.open),
    rows,
    setRows,
    putRows: async (all: readonly Typed[]) => {
      await put(all);
      setRows(null);
    },
  };
}
