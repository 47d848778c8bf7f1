// One entry to be proposed or to be given its next version.
import { useId } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { DocumentField, troubleAt } from '../../parts/opened-form.tsx';
import { SelectField, TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './catalogue.module.css';
import type { Entry, Item } from './shapes.ts';
import { type EntryForm, type EntryMode, IDS, useEntryForm } from './use-entry-form.ts';

export interface EntryDialogProps {
  readonly entry: Entry;
  /** The entry it changes; null: a new one. */
  readonly item: Item | null;
  readonly mode: EntryMode;
  readonly onClose: () => void;
}

const DONE = {
  propose: 'catalogue.proposed',
  revise: 'catalogue.revised',
  add: 'catalogue.addedOne',
} as const;
const SEND = {
  propose: 'catalogue.sendProposal',
  revise: 'catalogue.saveVersion',
  add: 'catalogue.add',
} as const;

function useSending({ item, mode, onClose, entry }: EntryDialogProps) {
  const { t } = useTexts();
  const toast = useToast();
  const fields = useEntryForm(entry, mode);
  const propose = useFormAct(ROUTES.proposeCatalogue, [ROUTES.catalogue]);
  const revise = useFormAct(ROUTES.catalogueItemAct, [ROUTES.catalogue, ROUTES.catalogueItem]);
  const takeOver = useFormAct(ROUTES.takeOverCatalogue, [ROUTES.catalogue]);
  const sent = async (made: Entry) => {
    const { reason, from, document } = fields.form;
    if (mode === 'add') {
      const act = { act: 'take-over' as const, from: from ?? '', documentNumber: document.trim() };
      return takeOver.run({ body: { ...act, entries: [made] } });
    }
    if (mode === 'propose')
      return propose.run({ body: { itemId: item?.id ?? null, entry: made, reason: reason.trim() } });
    if (item === null) return null;
    const body = { act: 'revise' as const, version: item.version, entry: made, from: from ?? '' };
    return revise.run({ params: { id: item.id }, body });
  };
  const send = async () => {
    const made = fields.check();
    if (made === null || (await sent(made)) === null) return;
    toast({ text: t(DONE[mode]) });
    onClose();
  };
  const acts = [propose, revise, takeOver];
  return {
    ...{ ...fields, send, busy: acts.some(({ busy }) => busy) },
    error: acts.find(({ error }) => error)?.error ?? null,
  };
}

export function EntryDialog(props: EntryDialogProps) {
  const { item, mode, onClose } = props;
  const { t } = useTexts();
  const id = useId();
  const { form, set, troubles, send, busy, error } = useSending(props);
  const title =
    item !== null && mode !== 'add'
      ? t(`catalogue.${mode}Of`, { code: item.code })
      : t(mode === 'add' ? 'catalogue.add' : 'catalogue.newEntry');
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={id} look="primary" busy={busy}>
            {t(SEND[mode])}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ErrorSummary troubles={troubles} />
        <Fields form={form} set={set} troubles={troubles} fixedCode={item !== null} />
        <Last form={form} set={set} troubles={troubles} mode={mode} />
        {error ? <ErrorState error={error} kept /> : null}
      </form>
    </Dialog>
  );
}

/** A proposal says why; a version says from when. */
function Last({
  form,
  set,
  troubles,
  mode,
}: Omit<FieldsProps, 'fixedCode'> & Pick<EntryDialogProps, 'mode'>) {
  const { t } = useTexts();
  if (mode === 'propose') {
    return (
      <TextField
        id={IDS.reason}
        label={t('catalogue.reason')}
        value={form.reason}
        onChange={(reason) => set({ reason })}
        error={troubleAt(troubles, IDS.reason)}
        maxLength={300}
        required
      />
    );
  }
  const date = (
    <DateField
      id={IDS.from}
      label={t('catalogue.from')}
      hint={t('catalogue.fromHint')}
      value={form.from ?? ''}
      onChange={(from) => set({ from })}
      error={troubleAt(troubles, IDS.from)}
      required
    />
  );
  if (mode === 'revise') return date;
  return (
    <div className={css.pair}>
      {date}
      <DocumentField
        id={IDS.document}
        value={form.document}
        onChange={(document) => set({ document })}
        troubles={troubles}
      />
    </div>
  );
}

interface FieldsProps {
  readonly form: EntryForm;
  readonly set: (change: Partial<EntryForm>) => void;
  readonly troubles: Parameters<typeof troubleAt>[0];
  readonly fixedCode: boolean;
}

function Fields({ form, set, troubles, fixedCode }: FieldsProps) {
  const { t } = useTexts();
  const text = (
    key: 'output' | 'field' | 'complexity' | 'quality' | 'positions' | 'legalBasis',
    hint?: string,
  ) => (
    <TextField
      label={t(`catalogue.${key}`)}
      hint={hint}
      value={form[key]}
      onChange={(value) => set({ [key]: value })}
      maxLength={500}
      optional
    />
  );
  const must = (key: 'code' | 'name' | 'measure', readOnly = false) => (
    <TextField
      id={IDS[key]}
      label={t(`catalogue.${key}`)}
      value={form[key]}
      readOnly={readOnly}
      onChange={(value) => set({ [key]: value })}
      error={troubleAt(troubles, IDS[key])}
      required
    />
  );
  return (
    <>
      <div className={css.pair}>
        {must('code', fixedCode)}
        {must('measure')}
        {text('complexity')}
      </div>
      {must('name')}
      <div className={css.pair}>
        {text('output')}
        {text('field')}
      </div>
      <Figures form={form} set={set} troubles={troubles} />
      {text('quality')}
      {text('positions', t('catalogue.positionsHint'))}
      <div className={css.pair}>
        <Evidence form={form} set={set} />
        {text('legalBasis')}
      </div>
      <CheckField
        label={t('catalogue.isStandard')}
        checked={form.standard}
        onChange={(standard) => set({ standard })}
      />
    </>
  );
}

function Figures({ form, set, troubles }: Omit<FieldsProps, 'fixedCode'>) {
  const { t } = useTexts();
  return (
    <div className={css.pair}>
      {(['coefficient', 'hours', 'days'] as const).map((key) => (
        <TextField
          key={key}
          id={IDS[key]}
          label={t(`catalogue.${key}`)}
          value={form[key]}
          inputMode="decimal"
          autoComplete="off"
          onChange={(value) => set({ [key]: value })}
          error={troubleAt(troubles, IDS[key])}
          optional
        />
      ))}
    </div>
  );
}

function Evidence({ form, set }: Pick<FieldsProps, 'form' | 'set'>) {
  const { t } = useTexts();
  return (
    <SelectField
      label={t('catalogue.evidence')}
      value={form.evidence}
      options={(['none', 'document', 'link', 'file'] as const).map((value) => ({
        value,
        label: t(`catalogue.evidence.${value}`),
      }))}
      onChange={(value) => set({ evidence: value as Entry['evidence'] })}
    />
  );
}
