// The self-assessment of one part of a week: three blocks, the running total, one button.
import { type ReactNode, useEffect, useRef } from 'react';
import type { EvaluationView } from '../../../contract/evaluations.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatTime } from '../../../text/format.ts';
import { useOnline } from '../../offline.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { Conflict } from './conflict.tsx';
import { FIELD, textFault } from './faults.ts';
import { Items } from './items.tsx';
import { LastWeek } from './last-week.tsx';
import css from './my-week.module.css';
import { MoreWork } from './proposed.tsx';
import { Scores } from './scores.tsx';
import { BarTotal, Summary } from './summary.tsx';
import { CONFLICT_FIELD, useWeekForm, type WeekForm } from './use-week-form.ts';
import type { WorkReport } from './week-draft.ts';

interface Props {
  readonly view: EvaluationView;
  readonly rulebook: Rulebook;
  readonly work: WorkReport | null;
}

export function SelfAssessment({ view, rulebook, work }: Props) {
  const form = useWeekForm(view, rulebook, work);
  useShortcuts(form);
  const { draft, troubles } = form;
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary troubles={troubles} />
      {draft.theirs && (
        <div id={CONFLICT_FIELD} tabIndex={-1}>
          <Conflict form={form} theirs={draft.theirs} />
        </div>
      )}
      <fieldset className={css.layout} disabled={!draft.ready}>
        <div className={css.blocks}>
          <Blocks form={form} />
        </div>
        <Summary form={form}>
          <SavedLine form={form} />
        </Summary>
      </fieldset>
      <SendBar form={form} />
      {form.checking && <CheckDialog form={form} />}
    </form>
  );
}

function Blocks({ form }: { readonly form: WeekForm }) {
  const texts = useTexts();
  const { t } = texts;
  const { rulebook, draft, change } = form;
  const groupOf = (key: 'results' | 'conduct') => rulebook.groups.find((group) => group.key === key);
  return (
    <>
      <Block group={groupOf('results')} number="week.part1">
        <MoreWork form={form} />
        <LastWeek form={form} />
        <Items form={form} />
        <Scores form={form} group="results" />
      </Block>
      <Block group={groupOf('conduct')} number="week.part2">
        <Scores form={form} group="conduct" />
        <TextArea
          id={FIELD.conduct}
          label={t('week.conduct')}
          optional
          value={draft.value.conduct}
          error={textFault(draft.value.conduct, texts)}
          onChange={(conduct) => change((now) => ({ ...now, conduct }))}
        />
      </Block>
      <Card title={t('week.part3')}>
        <TextArea
          id={FIELD.difficulties}
          label={t('week.difficulties')}
          hint={t('week.difficultiesHint')}
          optional
          value={draft.value.difficulties}
          error={textFault(draft.value.difficulties, texts)}
          onChange={(difficulties) => change((now) => ({ ...now, difficulties }))}
        />
      </Card>
    </>
  );
}

interface BlockProps {
  readonly group: Rulebook['groups'][number] | undefined;
  readonly number: 'week.part1' | 'week.part2';
  readonly children: ReactNode;
}

function Block({ group, number, children }: BlockProps) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  if (group === undefined) return null;
  const max = Math.trunc(group.max / 100).toLocaleString(locale);
  return (
    <Card title={t(number, { group: words(group.name) })} note={t('week.max', { max })}>
      <div className={css.block}>{children}</div>
    </Card>
  );
}

/** Ctrl+Enter checks and sends, Ctrl+S says that everything is kept; by key code, never while composing. */
function useShortcuts(form: WeekForm) {
  const { t } = useTexts();
  const toast = useToast();
  const online = useOnline();
  const { flush } = form.draft;
  const latest = useRef({ form, online });
  latest.current = { form, online };
  // On the document: nothing needs to have the focus when all one wants is to send.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return;
      if (event.code === 'KeyS') {
        event.preventDefault();
        void flush().then(() => toast({ text: t('week.savedNow') }));
      }
      if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
      event.preventDefault();
      const now = latest.current;
      if (now.online && !now.form.checking) now.form.check();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [flush, toast, t]);
}

function SendBar({ form }: { readonly form: WeekForm }) {
  const { t } = useTexts();
  const online = useOnline();
  const { draft, view } = form;
  const { scorerPerson, oneAuthority, approver } = view;
  const receiver = oneAuthority ? approver : scorerPerson;
  return (
    <ActionBar
      note={
        <>
          <BarTotal form={form} />
          {draft.theirs && <SeeConflict />}
          {online ? (
            <div className={css.savedInBar}>
              <SavedLine form={form} />
            </div>
          ) : (
            <p id="send-reason" className={css.reason}>
              {t('week.sendOffline')}
            </p>
          )}
        </>
      }
    >
      <Button
        look="primary"
        keyHint="Ctrl Enter"
        aria-disabled={!online}
        aria-describedby={online ? undefined : 'send-reason'}
        className={online ? undefined : css.off}
        onClick={() => online && form.check()}
      >
        {receiver === null ? t('week.send') : t('week.sendTo', { name: receiver.name })}
      </Button>
    </ActionBar>
  );
}

function SavedLine({ form }: { readonly form: WeekForm }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { status } = form.draft;
  const savedAt = form.draft.savedAt ?? form.view.draft?.savedAt ?? null;
  if (status === 'typing') return <p>{t('week.saving')}</p>;
  if (savedAt === null) return null;
  const time = formatTime(savedAt, tenant.zone);
  return <p>{t(status === 'local' ? 'week.savedHere' : 'week.saved', { time })}</p>;
}

/** The two versions stand at the top, out of sight of whoever types further down. */
function SeeConflict() {
  const { t } = useTexts();
  return (
    <p className={css.reason}>
      {t('common.conflictTitle')}.{' '}
      <Button small look="quiet" onClick={() => document.getElementById(CONFLICT_FIELD)?.focus()}>
        {t('week.conflictSee')}
      </Button>
    </p>
  );
}
