// Work that comes back by job position: a task for every holder in each period.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './plan.module.css';
import { RecurringDialog } from './recurring-dialog.tsx';
import type { Recurring as Item } from './shapes.ts';

export function Recurring({ unit }: { readonly unit: number }) {
  const { t } = useTexts();
  const { data } = useRead(ROUTES.recurring, { params: { id: unit } });
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<number | null>(null);
  if (data === undefined) return null;
  const ended = data.items.find(({ id }) => id === ending);
  return (
    <Card
      title={t('plan.recurring')}
      actions={
        data.may.includes('add') && (
          <Button small onClick={() => setAdding(true)}>
            {t('plan.addRecurring')}
          </Button>
        )
      }
    >
      {data.items.length === 0 && <p className={css.muted}>{t('plan.noRecurring')}</p>}
      <ul className={css.recurring}>
        {data.items.map((item) => (
          <li key={item.id}>
            <Line item={item} unit={unit} />
            {item.may.includes('end') && (
              <Button small look="quiet" onClick={() => setEnding(item.id)}>
                {t('plan.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <RecurringDialog unit={unit} known={data} onClose={() => setAdding(false)} />}
      {ended && <EndDialog item={ended} onClose={() => setEnding(null)} />}
    </Card>
  );
}

function Line({ item, unit }: { readonly item: Item; readonly unit: number }) {
  const { t } = useTexts();
  const { title, jobPosition, every, dueAfter, holders, to, product } = item;
  const facts = [
    jobPosition,
    t(`plan.every.${every}`),
    dueAfter === 0 ? t('plan.dueFirst') : t('plan.dueAfterOf', { count: dueAfter }),
    t('plan.holders', { count: holders }),
    item.unit.id === unit ? '' : item.unit.name,
    item.below ? t('plan.withBelow') : '',
    product,
    to === null ? '' : t('plan.endedOn', { day: formatDate(to) }),
  ];
  return (
    <div>
      <strong>{title}</strong>
      <p className={css.muted}>{facts.filter(Boolean).join(' · ')}</p>
    </div>
  );
}

function EndDialog({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { today } = useSession();
  const toast = useToast();
  const act = useFormAct(ROUTES.recurringAct, [ROUTES.recurring]);
  const end = async (reason: string) => {
    const body = { act: 'end' as const, version: item.version, on: today, reason };
    if ((await act.run({ params: { id: item.id }, body })) === null) return;
    toast({ text: t('plan.recurringEnded') });
    onClose();
  };
  return (
    <ReasonDialog
      title={`${t('plan.endTitle')}: ${item.title}`}
      confirm={t('plan.end')}
      busy={act.busy}
      error={act.error}
      onConfirm={(reason) => void end(reason)}
      onClose={onClose}
    >
      <p>{t('plan.endWhat')}</p>
    </ReasonDialog>
  );
}
