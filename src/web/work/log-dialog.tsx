// Correcting one's own log: the words as typed, the day, the minutes.
import { useId, useState } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import { Button } from '../parts/button.tsx';
import { DateField } from '../parts/date-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { TextField } from '../parts/text-field.tsx';
import { figureField, readFigure } from '../parts/work-figures.ts';
import { useTexts } from '../texts.tsx';
import { useFormAct } from '../use-form-act.ts';
import type { LogEntry } from './entry-shapes.ts';
import { WORK_TOUCHES } from './work-touches.ts';

const DAY_MINUTES = 1440;

export function LogDialog({ log, onClose }: { readonly log: LogEntry; readonly onClose: () => void }) {
  const { t, locale } = useTexts();
  const form = useId();
  const act = useFormAct(ROUTES.logAct, WORK_TOUCHES);
  const [words, setWords] = useState(log.words);
  const [day, setDay] = useState<string | null>(log.day);
  const [hours, setHours] = useState(figureField(log.minutes, 60, locale));
  const [tried, setTried] = useState(false);
  const minutes = readFigure(hours, 60);
  const isTime = minutes === null || (minutes !== undefined && minutes >= 1 && minutes <= DAY_MINUTES);
  const save = async () => {
    setTried(true);
    if (!isTime || !day || words.trim() === '' || minutes === undefined) return;
    const body = { act: 'correct' as const, version: log.version, day, words, minutes, tags: log.tags };
    if ((await act.run({ params: { id: log.id }, body })) !== null) onClose();
  };
  return (
    <Dialog
      title={t('work.logChangeTitle')}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look="primary" busy={act.busy}>
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('work.logWords')}
          value={words}
          onChange={setWords}
          maxLength={500}
          error={tried && words.trim() === '' ? t('work.fault.empty') : null}
          required
        />
        <DateField label={t('work.logDay')} value={day ?? ''} onChange={setDay} required />
        <TextField
          label={t('work.logHours')}
          value={hours}
          onChange={setHours}
          inputMode="decimal"
          autoComplete="off"
          error={tried && !isTime ? t('work.badHours') : null}
          optional
        />
        {act.error ? <ErrorState error={act.error} kept /> : null}
      </form>
    </Dialog>
  );
}
