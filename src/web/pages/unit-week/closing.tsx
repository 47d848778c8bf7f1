// Closing a unit's week: what stands in its way, by name; then everything under it freezes.
import { type ReactNode, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDeadline, formatInstant, weekParts } from '../../../text/format.ts';
import { useNow } from '../../now.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { Reasons } from './closing-reasons.tsx';
import { mustBeSettled, progressOf, type Refusal, refusalGroups, type UnitWeek } from './figures.ts';
import css from './unit-week.module.css';

/** A week or longer period of a unit, as far as closing it needs. */
export interface Closable {
  readonly unit: { readonly name: string };
  readonly closedAt: string | null;
  readonly closedBy: { readonly name: string } | null;
  readonly closeRefusals: readonly Refusal[];
  readonly may: readonly string[];
}

type Sent = { readonly closed: number; readonly unfinished: number };
/** Sends the act; null when it was refused. */
export interface CloseAct {
  readonly run: (leaving: { leaveUnfinished: boolean; reason?: string }) => Promise<Sent | null>;
  readonly busy: boolean;
  readonly error: unknown;
}

interface Props {
  readonly data: Closable;
  /** Inside a sentence: 'tuần 47', 'quý 4/2026'. */
  readonly period: string;
  /** Until then nobody is left without a result; null where nobody is evaluated. */
  readonly deadline: string | null;
  readonly people: number;
  readonly act: CloseAct;
  readonly recordPath: (evaluation: number, ofUnit: boolean) => string;
  /** What can be done on this page about a reason, beside the records themselves. */
  readonly remedies?: (code: string) => ReactNode;
  /** What closing would fix, as lines of figures. */
  readonly preview?: readonly string[];
}

/** The card of a unit's week. */
export function WeekClosing({ data, remedies }: { readonly data: UnitWeek } & Pick<Props, 'remedies'>) {
  const { t } = useTexts();
  const { run, busy, error } = useFormAct(ROUTES.closeUnitWeek);
  const { week, version, unit } = data;
  const send: CloseAct['run'] = (leaving) =>
    run({ params: { id: unit.id, week: week.week }, body: { act: 'close', version, ...leaving } });
  return (
    <Closing
      data={data}
      period={t('unit.weekInside', { week: weekParts(week.week).week })}
      deadline={week.deadlines.close}
      people={data.counts.people}
      act={{ run: send, busy, error }}
      recordPath={(id, ofUnit) => (ofUnit ? paths.periodRecord(week.week, id) : paths.result(id))}
      preview={usePreview(data)}
      {...(remedies ? { remedies } : {})}
    />
  );
}

/** What closing would fix: results, records left without one, weeks that do not count, reports of units. */
function usePreview({ counts, closeRefusals, unitReports }: UnitWeek): readonly string[] {
  const { t } = useTexts();
  const { done, all } = progressOf(counts);
  const leaving = closeRefusals.filter(({ code }) => code === 'unfinished').length;
  return [
    t('unit.preview.results', { done, all }),
    ...(leaving === 0 ? [] : [t('unit.preview.leaving', { count: leaving })]),
    ...(counts.notCounted === 0 ? [] : [t('unit.preview.notCounted', { count: counts.notCounted })]),
    ...(unitReports.all === 0 ? [] : [t('unit.preview.unitReports', unitReports)]),
  ];
}

export function ClosedBanner({ data }: { readonly data: Closable }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  return (
    <p className={css.closed} role="status">
      <Icon name="lock" />
      <span>
        {t('unit.closedBy', {
          name: data.closedBy?.name ?? t('unit.system'),
          time: data.closedAt === null ? '' : formatInstant(data.closedAt, tenant.zone),
        })}
      </span>
    </p>
  );
}

export function Closing(props: Props) {
  const { data, period, deadline: close, people } = props;
  const { t, locale } = useTexts();
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const { tenant } = useSession();
  const now = useNow();
  const { closeRefusals: refusals, may } = data;
  const mayClose = may.includes('close');
  if (!mayClose && refusals.length === 0) return null;
  const settle = mustBeSettled(refusals);
  // Until the deadline nobody is left without a result.
  const early = refusals.length > 0 && close !== null && Date.parse(close) >= now;
  const why =
    settle.length > 0
      ? t('unit.closeFirst')
      : early
        ? t('unit.closeEarly', { time: formatDeadline(close ?? '', tenant.zone, locale) })
        : null;
  return (
    <Card id="chot" title={t('unit.closeTitle', { period })}>
      {refusals.length === 0 ? (
        <p>{t(people === 0 ? 'unit.closeNobody' : 'unit.closeReady')}</p>
      ) : (
        <>
          <p>{t('unit.closeBlocked')}</p>
          {refusalGroups(refusals).map((group) => (
            <Reasons
              key={group.code}
              {...group}
              recordPath={props.recordPath}
              remedies={props.remedies?.(group.code)}
            />
          ))}
        </>
      )}
      {mayClose && (
        <div className={css.closeActs}>
          <Button
            look={why === null && people > 0 ? 'primary' : 'plain'}
            onClick={() => (why === null ? setAsking(true) : setTried(true))}
          >
            {refusals.length === 0
              ? t('unit.close', { period })
              : t('unit.closeLeaving', { count: refusals.length - settle.length })}
          </Button>
          {why !== null && (
            <p role={tried ? 'alert' : undefined} className={tried ? css.late : css.muted}>
              {why}
            </p>
          )}
        </div>
      )}
      {asking && <CloseDialog {...props} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function CloseDialog({
  data,
  period,
  people,
  preview,
  act,
  onClose,
}: Props & { readonly onClose: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const leaving = data.closeRefusals.length;
  const close = async () => {
    setTried(true);
    if (leaving > 0 && reason.trim() === '') return;
    const reply = await act.run({
      leaveUnfinished: leaving > 0,
      ...(leaving > 0 ? { reason: reason.trim() } : {}),
    });
    if (reply === null) return;
    toast({ text: t('unit.closeDone', { closed: reply.closed, unfinished: reply.unfinished }) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('unit.closeAsk', { unit: data.unit.name, period })}
      confirm={leaving > 0 ? t('unit.closeLeaving', { count: leaving }) : t('unit.close', { period })}
      grave={leaving > 0}
      busy={act.busy}
      error={act.error}
      onConfirm={() => void close()}
      onClose={onClose}
    >
      {preview && (
        <ul className={css.preview}>
          {preview.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p>{t('unit.closeMeans', { count: people })}</p>
      {leaving > 0 && (
        <>
          <p>{t('unit.closeLeavingMeans', { count: leaving })}</p>
          <TextArea
            label={t('reason.label')}
            hint={t('reason.hint')}
            value={reason}
            onChange={setReason}
            required
            error={tried && reason.trim() === '' ? t('reason.missing') : null}
          />
        </>
      )}
    </ConfirmDialog>
  );
}
