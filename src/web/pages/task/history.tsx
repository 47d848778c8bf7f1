// What happened, newest first: who did what, with what it changed, in which words, and the mark of the act in the sealed chain.
import { formatDate, formatInstant } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import type { TaskView } from '../../work/task-words.tsx';
import css from './task.module.css';

type Step = TaskView['history'][number];
/** What a change is measured against: the values before it. */
type Before = Readonly<Record<string, unknown>>;

export function History({ task }: { readonly task: TaskView }) {
  const { t } = useTexts();
  const before = valuesBefore(task.history);
  return (
    <Card title={t('task.history')}>
      <ol className={css.history}>
        {task.history.toReversed().map((step) => (
          <Line key={step.seq} step={step} before={before.get(step.seq) ?? {}} />
        ))}
      </ol>
    </Card>
  );
}

function Line({ step, before }: { readonly step: Step; readonly before: Before }) {
  const { t, find } = useTexts();
  const { tenant } = useSession();
  const lines = useFacts(step, before);
  const { act, at, actor, actingFor, role, facts, words, proof } = step;
  const system =
    role === 'connector' ? t('task.byConnector', { name: `${facts.source}` }) : t('task.bySystem');
  return (
    <li>
      <span>
        <strong>{actor?.name ?? system}</strong>{' '}
        {actingFor && `${t('task.actingFor', { name: actingFor.name })} `}
        {find(`task.act.${act}`) ?? act}
      </span>
      <span className={css.muted}>
        {formatInstant(at, tenant.zone)} · <code>{proof}</code>
      </span>
      {lines.map((line) => (
        <p key={line} className={css.muted}>
          {line}
        </p>
      ))}
      {words && <p className={css.words}>{words}</p>}
    </li>
  );
}

const KEPT = ['due', 'quantity'] as const;

/** Date and quantity as they stood before each step. */
function valuesBefore(history: readonly Step[]): ReadonlyMap<number, Before> {
  const before = new Map<number, Before>();
  let now: Before = {};
  for (const { seq, act, facts } of history) {
    before.set(seq, now);
    if (act === 'due-asked') continue;
    now = { ...now, ...Object.fromEntries(KEPT.flatMap((key) => (key in facts ? [[key, facts[key]]] : []))) };
  }
  return before;
}

const isTakenBack = (act: string, facts: Before) =>
  (act === 'due-asked' && facts.due === null) || (act === 'share-finished' && facts.on === null);

function useFacts({ act, facts, people, evidence }: Step, before: Before): readonly string[] {
  const { t } = useTexts();
  const day = (value: unknown) => (typeof value === 'string' ? formatDate(value) : t('work.noDue'));
  const moved = act === 'edited' || act === 'due-granted' ? facts : {};
  const [from, to] = people;
  return [
    'due' in moved ? t('task.fact.due', { before: day(before.due), after: day(moved.due) }) : '',
    'quantity' in moved
      ? t('task.fact.quantity', { before: `${before.quantity}`, after: `${moved.quantity}` })
      : '',
    act === 'due-asked' && facts.due ? t('task.fact.askedDue', { day: day(facts.due) }) : '',
    act === 'share-finished' && facts.on ? t('task.fact.shareDone', { day: day(facts.on) }) : '',
    isTakenBack(act, facts) ? t('task.fact.takenBack') : '',
    act === 'noted' && typeof facts.part === 'number' ? t('task.progressLine', { part: facts.part }) : '',
    act === 'handed-over' && from && to
      ? t('task.fact.handed', { from: from.name, to: to.name, day: day(facts.on), kept: `${facts.kept}` })
      : '',
    evidence ? t('task.fact.evidence', { evidence }) : '',
  ].filter((line) => line !== '');
}
