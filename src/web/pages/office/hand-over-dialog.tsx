import { type FormEvent, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { formatDate } from '../../../text/format.ts';
import type { Reply } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PersonPicker, type PickedPerson } from '../../parts/person-picker.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './office.module.css';

type Preview = Reply<typeof ROUTES.handOverPreview>;

interface Props {
  readonly week: string;
  readonly person: { readonly id: number; readonly name: string };
  readonly action: 'score' | 'approve';
  readonly onClose: () => void;
}

/** What would move and what stands against it, before anybody is named; then to whom, until when, by which document. */
export function HandOverDialog(props: Props) {
  const { t } = useTexts();
  const { week, person, action, onClose } = props;
  const query = { person: person.id, action };
  const { data, error, refetch } = useRead(ROUTES.handOverPreview, { params: { week }, query });
  const title = t('office.handOverTitle', { name: person.name });
  if (data !== undefined && data.refusals.length === 0 && data.lent === null)
    return <Form {...props} title={title} preview={data} />;
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={5} />}
      {data && <Against preview={data} />}
    </Dialog>
  );
}

function Against({ preview: { refusals, lent } }: { readonly preview: Preview }) {
  const { t, find } = useTexts();
  return (
    <>
      {refusals.map((code) => (
        <p key={code}>{find(`errors.${code}`) ?? code}</p>
      ))}
      {lent && (
        <p>{t('office.handOverLent', { name: lent.to, date: formatDate(addDays(lent.until, -1)) })}</p>
      )}
    </>
  );
}

interface FormProps extends Props {
  readonly title: string;
  readonly preview: Preview;
}

function useHandOver({ week, person, action, preview, onClose }: FormProps) {
  const { t } = useTexts();
  const toast = useToast();
  const act = useFormAct(ROUTES.handOver, [ROUTES.board, ROUTES.handOverPreview, ROUTES.delegations]);
  const [delegate, setDelegate] = useState<PickedPerson | null>(null);
  const [last, setLast] = useState<string | null>(addDays(preview.proposedTo, -1));
  const [documentNumber, setDocumentNumber] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = async () => {
    setTried(true);
    const words = { documentNumber: documentNumber.trim(), reason: reason.trim() };
    if (delegate === null || !last || words.documentNumber === '' || words.reason === '') return;
    const body = { person: person.id, action, delegateId: delegate.id, to: addDays(last, 1), ...words };
    if ((await act.run({ params: { week }, body })) === null) return;
    toast({ text: t('office.handOverDone', { name: delegate.name }) });
    onClose();
  };
  const fields = { delegate, last, documentNumber, reason, tried };
  return { ...fields, act, setDelegate, setLast, setDocumentNumber, setReason, send };
}

function Form(props: FormProps) {
  const { t } = useTexts();
  const form = useHandOver(props);
  const { title, person, preview, onClose } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.send();
  };
  const missing = (text: string, trouble: string) => (form.tried && text.trim() === '' ? trouble : null);
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form="hand-over" look="primary" busy={form.act.busy}>
            {t('office.handOverSend')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('office.handOverLead', { name: person.name })}</p>
      <Units preview={preview} />
      <form id="hand-over" onSubmit={submit} noValidate>
        <PersonPicker
          label={t('office.handOverTo')}
          value={form.delegate}
          onChange={form.setDelegate}
          error={form.tried && form.delegate === null ? t('form.person') : null}
          required
        />
        <DateField
          label={t('office.handOverUntil')}
          value={form.last ?? ''}
          onChange={form.setLast}
          error={form.tried && !form.last ? t('form.date') : null}
        />
        <TextField
          label={t('form.documentLabel')}
          value={form.documentNumber}
          onChange={form.setDocumentNumber}
          maxLength={100}
          error={missing(form.documentNumber, t('form.document'))}
        />
        <TextArea
          label={t('office.handOverReason')}
          value={form.reason}
          onChange={form.setReason}
          maxLength={1000}
          error={missing(form.reason, t('office.handOverReasonMissing'))}
        />
      </form>
      {form.act.error ? <ErrorState error={form.act.error} kept /> : null}
    </Dialog>
  );
}

function Units({ preview: { units } }: { readonly preview: Preview }) {
  const { t } = useTexts();
  return (
    <section>
      <h3 className={css.sparedTitle}>{t('office.handOverUnits')}</h3>
      <ul className={css.spared}>
        {units.map(({ unit, waiting }) => (
          <li key={unit.id}>
            {unit.name}:{' '}
            {waiting === 0 ? t('office.handOverNone') : t('office.handOverWaiting', { count: waiting })}
          </li>
        ))}
      </ul>
    </section>
  );
}
