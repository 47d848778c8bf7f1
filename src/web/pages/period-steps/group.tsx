import { type KeyboardEvent, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDeadline } from '../../../text/format.ts';
import type { Reply } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelSpread } from '../../parts/level-spread.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { asProblem } from '../../problem.ts';
import { reasonText } from '../../problem-texts.ts';
import { type Troubles, troublesOf } from '../../review/use-send.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import { levelIn, periodInside } from '../period/period-words.ts';
import css from './period-steps.module.css';

type Group = Reply<typeof ROUTES.periodSteps>['groups'][number];
type Item = Group['items'][number];

interface Props {
  readonly period: string;
  readonly group: Group;
}

/** What is chosen and written, and the recording of it: one set, all or none. */
function useRecording({ period, group: { items, step } }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const words = useBilingual();
  const toast = useToast();
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set());
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.actMany);
  const chosen = items.filter(({ id }) => !without.has(id));
  const isWordless = comment.trim() === '';
  const record = () => {
    setTried(true);
    if (isWordless || chosen.length === 0 || busy) return;
    const act = { act: 'record-step' as const, step: step.key, comment: comment.trim() };
    const count = chosen.length;
    void run({
      input: { body: { items: chosen.map(({ id, version }) => ({ ...act, id, version })) } },
      purpose: t('periodSteps.purpose', {
        ...{ step: words(step.name), count, period: periodInside(period, texts) },
      }),
      onDone: (done) => toast({ text: t('periodSteps.done', { count: done.items.length }) }),
    });
  };
  const leave = (ids: readonly number[], out: boolean) =>
    setWithout((now) => new Set(out ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  const troubles: Troubles = error === null ? {} : troublesOf(asProblem(error));
  return {
    ...{ chosen, comment, setComment, tried, isWordless, record, leave },
    busy,
    error,
    dialog,
    troubles,
  };
}
type Recording = ReturnType<typeof useRecording>;

/** One step: who is in it, the words that go into each record, and what kept a set from being recorded. */
export function StepGroup(props: Props) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const { tenant } = useSession();
  const recording = useRecording(props);
  const { group } = props;
  const { items, step } = group;
  const { chosen, leave, troubles, dialog } = recording;
  const everybody = items.map(({ id }) => id);
  return (
    <Card
      title={t('periodSteps.card', { step: words(step.name), count: items.length })}
      note={step.due && t('periodSteps.due', { time: formatDeadline(step.due, tenant.zone, locale) })}
    >
      <p className={css.muted}>{words(group.rulebook.title)}</p>
      {step.place === 'after-decision' && <LevelSpread parts={levelsOf(chosen)} />}
      <Words recording={recording} items={items} />
      <CheckField
        label={t('periodSteps.all', { count: items.length })}
        checked={chosen.length === items.length}
        partly={chosen.length > 0 && chosen.length < items.length}
        onChange={(all) => leave(everybody, !all)}
      />
      <ul className={css.rows}>
        {items.map((item) => (
          <Row
            key={item.id}
            item={item}
            checked={chosen.includes(item)}
            troubles={troubles[item.id] ?? []}
            onChoose={(wanted) => leave([item.id], !wanted)}
          />
        ))}
      </ul>
      {group.more && <p className={css.muted}>{t('periodSteps.more')}</p>}
      {dialog}
    </Card>
  );
}

interface WordsProps {
  readonly recording: Recording;
  readonly items: readonly Item[];
}

/** The one text, and the button; Ctrl+Enter from within the text, too. */
function Words({ recording, items }: WordsProps) {
  const { t } = useTexts();
  const { chosen, comment, setComment, tried, isWordless, record, busy, error, troubles, leave } = recording;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    record();
  };
  return (
    <div className={css.words}>
      <TextArea
        label={t('periodSteps.words')}
        hint={t('periodSteps.wordsHint')}
        error={tried && isWordless ? t('periodSteps.wordsMissing') : null}
        maxLength={4000}
        value={comment}
        onChange={setComment}
        onKeyDown={onKeyDown}
      />
      <Trouble error={error} items={items} troubles={troubles} onLeaveOut={(ids) => leave(ids, true)} />
      <div className={css.act}>
        <Button look="primary" keyHint="Ctrl Enter" busy={busy} onClick={record}>
          {t('periodSteps.record', { count: chosen.length })}
        </Button>
        <span className={css.muted} role="status">
          {tried && chosen.length === 0
            ? t('periodSteps.noneChosen')
            : t('periodSteps.chosen', { count: chosen.length, all: items.length })}
        </span>
      </div>
    </div>
  );
}

/** How the chosen ones spread, in the levels of their own regulation. */
function levelsOf(items: readonly Item[]) {
  const [first] = items;
  return (first?.levels ?? []).map((level) => ({
    level,
    count: items.filter(({ final }) => final?.level === level.key).length,
  }));
}

const nameOf = ({ subject, unit, person }: Item) => (subject === 'unit' ? unit.name : person.name);

interface TroubleProps {
  readonly error: unknown;
  readonly items: readonly Item[];
  readonly troubles: Troubles;
  readonly onLeaveOut: (ids: readonly number[]) => void;
}

/** Nothing was recorded: by whose record, and the way on without them. */
function Trouble({ error, items, troubles, onLeaveOut }: TroubleProps) {
  const { t } = useTexts();
  if (error === null) return null;
  const held = items.filter(({ id }) => troubles[id] !== undefined);
  if (held.length === 0) return <ErrorState error={error} kept />;
  return (
    <div className={css.trouble} role="alert">
      <p>{t('periodSteps.nothingDone', { names: held.map(nameOf).join(', ') })}</p>
      <Button small onClick={() => onLeaveOut(held.map(({ id }) => id))}>
        {t('periodSteps.leaveOut', { count: held.length })}
      </Button>
    </div>
  );
}

interface RowProps {
  readonly item: Item;
  readonly checked: boolean;
  readonly troubles: Troubles[number];
  readonly onChoose: (wanted: boolean) => void;
}

function Row({ item, checked, troubles, onChoose }: RowProps) {
  const texts = useTexts();
  const { t } = texts;
  const { tenant } = useSession();
  const place = item.subject === 'unit' ? [item.person.name] : [item.post, item.unit.name];
  return (
    <li className={css.row}>
      <CheckField
        label={t('periodApprove.choose', { name: nameOf(item) })}
        labelHidden
        checked={checked}
        onChange={onChoose}
      />
      <span className={css.who}>
        <AppLink to={paths.periodRecord(item.period, item.id)}>{nameOf(item)}</AppLink>
        <span className={css.muted}>{place.filter(Boolean).join(' · ')}</span>
      </span>
      {item.final && (
        <LevelBadge level={levelIn(item.levels, item.final.level)} missing={t('period.levelOpen')} />
      )}
      {troubles.length > 0 && (
        <ul className={css.reasons}>
          {troubles.map((refusal) => (
            <li key={refusal.code}>{reasonText(refusal, { texts, zone: tenant.zone }).text}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
