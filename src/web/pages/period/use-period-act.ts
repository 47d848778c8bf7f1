// One act on the record of a period, with a word when it is done.
import type { ActBody } from '../../../contract/evaluations.ts';
import type { PeriodView } from '../../../contract/periods.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import { periodInside } from './period-words.ts';

export function usePeriodAct(view: PeriodView) {
  const toast = useToast();
  const texts = useTexts();
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.act);
  const purpose = texts.t('period.purpose', {
    name: view.person.name,
    period: periodInside(view.period, texts),
  });
  const act = (body: Omit<ActBody, 'version'>, onDone: () => void = () => undefined) =>
    void run({
      input: { params: { id: view.id }, body: { ...body, version: view.version } },
      purpose,
      onDone: () => {
        toast({ text: texts.find(`period.done.${body.act}`) ?? '' });
        onDone();
      },
    });
  return { act, busy, error, dialog };
}
