// Lines made from the register of work, put into the form as they are: quantities, shares, faults and delays.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { MOST_WORK_LINES } from '../../../domain/score/input.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { takenOver } from './line-draft.ts';
import type { PeriodForm } from './use-period-form.ts';

/** The form stays to be changed: what was taken can be taken again after work was entered late. */
export function TakeOver({ form }: { readonly form: PeriodForm }) {
  const { t, locale } = useTexts();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [cut, setCut] = useState(0);
  const { view, role } = form;
  const take = async () => {
    setBusy(true);
    const query = role === 'self' ? {} : { person: view.person.id };
    const found = await call(ROUTES.workLines, { params: { period: view.period }, query }).catch(() => null);
    setBusy(false);
    if (found === null) return toast({ text: t('period.takeFailed') });
    const taken = takenOver(found.lines, form.draft.value.lines, locale);
    form.change((now) => ({ ...now, lines: takenOver(found.lines, now.lines, locale).lines }));
    setCut(found.cut + taken.cut);
    const left = found.withoutCoefficient.map(({ title }) => title).join('; ');
    return toast({
      text: t('period.taken', { count: found.lines.length, left: left === '' ? 'none' : left }),
    });
  };
  return (
    <>
      <Button busy={busy} onClick={() => void take()}>
        {t('period.take')}
      </Button>
      {cut > 0 && <p role="status">{t('period.takenCut', { cut, most: MOST_WORK_LINES })}</p>}
    </>
  );
}
