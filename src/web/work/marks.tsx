// What was understood of a line, mark by mark. One click, or Backspace on it, turns a mark back into words.
import { useEffect, useState } from 'react';
import { type Mark, markKey } from '../../domain/work/fast-entry.ts';
import type { Titled } from '../../domain/work/match-task.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useTexts } from '../texts.tsx';
import { DateMove } from './date-move.tsx';
import css from './entry.module.css';
import type { Typed } from './entry-shapes.ts';
import { markWords } from './mark-words.ts';
import type { ReadEntry } from './typed-entry.ts';

const ICONS: Readonly<Record<Mark['kind'], IconName>> = {
  state: 'check',
  due: 'calendar',
  day: 'calendar',
  minutes: 'clock',
  part: 'edit',
  quantity: 'plus',
  tag: 'search',
  reason: 'edit',
};
const SAID_AFTER_MS = 1_000;

export interface MarksProps {
  readonly typed: Typed;
  readonly read: ReadEntry;
  readonly onChange: (typed: Typed) => void;
  /** After a mark went, so that typing goes on. */
  readonly onLeft?: () => void;
  readonly onEnter?: () => void;
  /** Somebody tried to put it down: what is missing is said. */
  readonly tried: boolean;
}

export function Marks({ typed, read, onChange, onLeft, onEnter, tried }: MarksProps) {
  const texts = useTexts();
  const { t } = texts;
  const { marks } = read.entry;
  const change = (next: Typed) => {
    onChange(next);
    onLeft?.();
  };
  return (
    <>
      <ul className={css.marks} aria-label={t('work.marks')}>
        {marks.map((mark) => {
          const words = markWords(mark, read, texts);
          const turnBack = () => change({ ...typed, words: [...typed.words, markKey(mark)] });
          return (
            <li key={`${markKey(mark)} ${mark.from}`}>
              <Chip
                icon={ICONS[mark.kind]}
                words={words}
                label={t('work.mark.turnBack', { words, text: mark.text })}
                onClick={turnBack}
              />
            </li>
          );
        })}
        <TaskChip typed={typed} read={read} onChange={change} />
      </ul>
      <DateMove typed={typed} read={read} onChange={onChange} onEnter={onEnter} tried={tried} />
      <Offered typed={typed} read={read} onChange={change} />
      <Said words={marks.map((mark) => markWords(mark, read, texts)).join(', ')} />
    </>
  );
}

interface ChipProps {
  readonly icon: IconName;
  readonly words: string;
  readonly label: string;
  readonly onClick: () => void;
}

function Chip({ icon, words, label, onClick }: ChipProps) {
  return (
    <button
      type="button"
      className={css.chip}
      aria-label={label}
      title={label}
      onClick={onClick}
      onKeyDown={(event) => {
        if (event.key === 'Backspace' || event.key === 'Delete') onClick();
      }}
    >
      <Icon name={icon} size={14} />
      <span>{words}</span>
      <Icon name="close" size={14} />
    </button>
  );
}

type PartProps = Pick<MarksProps, 'typed' | 'read' | 'onChange'>;

/** The open task it goes onto. */
function TaskChip({ typed, read, onChange }: PartProps) {
  const { t } = useTexts();
  if (read.task === null) return null;
  const { title } = read.task;
  return (
    <li>
      <Chip
        icon="right"
        words={t('work.onto', { title })}
        label={t('work.onto.turnBack', { title })}
        onClick={() => onChange({ ...typed, link: 'new' })}
      />
    </li>
  );
}

/** Tasks it may mean: offered, never taken by themselves. */
function Offered({ typed, read, onChange }: PartProps) {
  const { t } = useTexts();
  const isOpen = read.task === null && typed.link === 'auto' && read.match.offers.length > 0;
  if (!isOpen) return null;
  const choose = (task: Titled) => onChange({ ...typed, link: task.id });
  return (
    <div className={css.offered}>
      <span>{t('work.maybe')}</span>
      {read.match.offers.map((task) => (
        <button key={task.id} type="button" className={css.chip} onClick={() => choose(task)}>
          <Icon name="plus" size={14} />
          <span>{task.title}</span>
        </button>
      ))}
    </div>
  );
}

/** Said to screen readers a second after the last key, not with each key. */
function Said({ words }: { readonly words: string }) {
  const { t } = useTexts();
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(
      () => setSaid(words === '' ? '' : t('work.understood', { words })),
      SAID_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [words, t]);
  return (
    <span role="status" className={css.hidden}>
      {said}
    </span>
  );
}
