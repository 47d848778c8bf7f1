// Closing a unit's week: what stands in its way, by name; then everything under it freezes.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDeadline, formatInstant, weekParts } from '../../../text/format.ts';
import { useNow } from '../../now.ts';
import { AppLink } from '../../parts/app-link.tsx';
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
import { mustBeSettled, type Refusal, refusalGroups, type UnitWeek } from './figures.ts';
import css from './unit-week.module.css';

interface Props {
  readonly data: UnitWeek;
}

export function ClosedBanner({ data }: Props) {
  const { t } = useTexts();
  const { tenant } = useSession();
  return (
    <p className={css.closed} role="status">
      <Icon name="lock" />
      <span>
        {t('unit.closedBy', {
          name: data.closedBy?.name ?? t('review.system'),
          time: data.closedAt === null ? '' : formatInstant(data.closedAt, tenant.zone),
        })}
      </span>
    </p>
  );
}

export function Closing({ data }: Props) {
  const { t, locale } = useTexts();
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const { tenant } = useSession();
  const now = useNow();
  const { closeRefusals: refusals, may } = data;
  const mayClose = may.includes('close');
  if (!mayClose && refusals.length === 0) return null;
  const settle = mustBeSettled(refusals);
  const { close } = data.week.deadlines;
  // Until the deadline nobody is left without a result.
  const early = refusals.length > 0 && Date.parse(close) >= now;
  const why =
    settle.length > 0
      ? t('unit.closeFirst')
      : early
        ? t('unit.closeEarly', { time: formatDeadline(close, tenant.zone, locale) })
        : null;
  return (
    <Card id="chot" title={t('unit.closeTitle', { week: weekParts(data.week.week).week })}>
      {refusals.length === 0 ? (
        <p>{t('unit.closeReady')}</p>
      ) : (
        <>
          <p>{t('unit.closeBlocked')}</p>
          {refusalGroups(refusals).map((group) => (
            <Reasons key={group.code} code={group.code} refusals={group.refusals} />
          ))}
        </>
      )}
      {mayClose && (
        <div className={css.closeActs}>
          <Button look="primary" onClick={() => (why === null ? setAsking(true) : setTried(true))}>
            {refusals.length === 0
              ? t('unit.close', { week: weekParts(data.week.week).week })
              : t('unit.closeLeaving', { count: refusals.length - settle.length })}
          </Button>
          {why !== null && (
            <p role={tried ? 'alert' : undefined} className={tried ? css.late : css.muted}>
              {why}
            </p>
          )}
        </div>
      )}
      {asking && <CloseDialog data={data} onClose={() => setAsking(false)} />}
    </Card>
  );
}

/** One reason with everybody it is about; each name opens the record. */
function Reasons({ code, refusals }: { readonly code: string; readonly refusals: readonly Refusal[] }) {
  const { t, find } = useTexts();
  const advice = find(`errors.${code}.do`);
  return (
    <div className={css.reasons}>
      <h3>
        {find(`errors.${code}`) ?? code} <span className={css.muted}>{advice}</span>
      </h3>
      <ul>
        {refusals.map(({ params }) => (
          <li key={String(params.evaluation ?? params.name)}>
            {typeof params.evaluation === 'number' ? (
              <AppLink to={paths.result(params.evaluation)}>
                {String(params.name ?? params.evaluation)}
              </AppLink>
            ) : (
              params.name
            )}
            {typeof params.state === 'string' && (
              <span className={css.muted}> {find(`unit.stage.${params.state}`) ?? t('unit.state')}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function CloseDialog({ data, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const act = useFormAct(ROUTES.closeUnitWeek);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const leaving = data.closeRefusals.length;
  const week = weekParts(data.week.week).week;
  const close = async () => {
    setTried(true);
    if (leaving > 0 && reason.trim() === '') return;
    const body = {
      act: 'close',
      version: data.version,
      leaveUnfinished: leaving > 0,
      ...(leaving > 0 ? { reason: reason.trim() } : {}),
    } as const;
    const reply = await act.run({ params: { id: data.unit.id, week: data.week.week }, body });
    if (reply === null) return;
    toast({ text: t('unit.closeDone', { closed: reply.closed, unfinished: reply.unfinished }) });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('unit.closeAsk', { unit: data.unit.name, week })}
      confirm={leaving > 0 ? t('unit.closeLeaving', { count: leaving }) : t('unit.close', { week })}
      grave={leaving > 0}
      busy={act.busy}
      error={act.error}
      onConfirm={() => void close()}
      onClose={onClose}
    >
      <p>{t('unit.closeMeans', { count: data.counts.people })}</p>
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
