import { useState } from 'react';
import type { PeriodView } from '../../../contract/periods.ts';
import { Button } from '../../parts/button.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useTexts } from '../../texts.tsx';
import { usePeriodAct } from './use-period-act.ts';

const ACTS = ['return', 'withdraw', 'dissent', 'view-dissent'] as const;
type Quiet = (typeof ACTS)[number];
const NAMES = {
  return: 'period.return',
  withdraw: 'period.withdraw',
  dissent: 'period.dissent',
  'view-dissent': 'period.viewDissent',
} as const;

/** The quieter acts on a record: giving it back, taking it back, noting another opinion. */
export function ReturnButtons({ view }: { readonly view: PeriodView }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<Exclude<Quiet, 'view-dissent'> | null>(null);
  const { act, busy, error } = usePeriodAct(view);
  const close = () => setAsking(null);
  return (
    <>
      {ACTS.filter((one) => view.may.includes(one)).map((one) => (
        <Button
          key={one}
          busy={busy && one === 'view-dissent'}
          onClick={() => (one === 'view-dissent' ? act({ act: one }) : setAsking(one))}
        >
          {t(NAMES[one])}
        </Button>
      ))}
      {asking && (
        <ReasonDialog
          title={t(NAMES[asking])}
          confirm={t(NAMES[asking])}
          optional={asking === 'withdraw'}
          busy={busy}
          error={error}
          onConfirm={(comment) => act({ act: asking, ...(comment === '' ? {} : { comment }) }, close)}
          onClose={close}
        >
          <p>{t(`period.${asking}Text`)}</p>
        </ReasonDialog>
      )}
    </>
  );
}
