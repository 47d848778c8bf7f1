import { useState } from 'react';
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { paths } from '../../paths.ts';
import { useAct, useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './approve.module.css';

/** Other opinions that wait to be read before the week closes. What was opened stays until one leaves. */
export function Dissents({ items }: { readonly items: readonly EvaluationItem[] }) {
  const { t } = useTexts();
  const [opened, setOpened] = useState<readonly EvaluationItem[]>([]);
  const waiting = items.filter((item) => opened.every((one) => one.id !== item.id));
  if (waiting.length + opened.length === 0) return null;
  return (
    <div className={css.section}>
      <Card title={t('approve.dissents')} note={t('approve.dissentsHint')}>
        <ul className={css.dissents}>
          {opened.map((item) => (
            <Opened key={item.id} item={item} />
          ))}
          {waiting.map((item) => (
            <Waiting key={item.id} item={item} onOpened={() => setOpened([...opened, item])} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Waiting({ item, onOpened }: { readonly item: EvaluationItem; readonly onOpened: () => void }) {
  const { t } = useTexts();
  const act = useAct(ROUTES.act, [ROUTES.evaluations, ROUTES.evaluation, ROUTES.today, ROUTES.unitWeek]);
  const open = () => {
    const body = { act: 'view-dissent', version: item.version } as const;
    act.run({ params: { id: item.id }, body }).then(onOpened, () => {});
  };
  return (
    <li>
      <div className={css.dissentLine}>
        <strong>{item.person.name}</strong>
        <span className={css.muted}>{item.post ?? item.jobPosition ?? item.unit.name}</span>
        <Button small busy={act.busy} onClick={open}>
          {t('approve.openDissent')}
        </Button>
      </div>
      {act.error && <ErrorState error={act.error} onRetry={open} />}
    </li>
  );
}

function Opened({ item }: { readonly item: EvaluationItem }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { data, error, refetch } = useRead(ROUTES.evaluation, { params: { id: item.id } });
  const note = data?.id === item.id ? data.acts.findLast((act) => act.act === 'dissented') : undefined;
  return (
    <li>
      <div className={css.dissentLine}>
        <strong>{item.person.name}</strong>
        <span className={css.muted}>{note && formatInstant(note.at, tenant.zone)}</span>
        <AppLink to={paths.result(item.id)}>{t('review.fullRecord')}</AppLink>
      </div>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {note && <p className={css.quote}>{note.comment ?? t('approve.dissentErased')}</p>}
    </li>
  );
}
