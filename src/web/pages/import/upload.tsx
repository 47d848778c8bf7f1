// Choosing a file and what it stands for; sending it changes nothing yet.
import type { ImportView } from '../../../contract/imports.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { DropZone } from './drop-zone.tsx';
import css from './upload.module.css';
import { FIELDS, type UploadForm, useUpload } from './use-upload.ts';

export function Upload({ onDone }: { readonly onDone: (view: ImportView) => void }) {
  const { t } = useTexts();
  const { form, set, troubles, share, error, send, stop } = useUpload(useSession().today, onDone);
  const trouble = (field: string) => troubles.find((one) => one.field === field)?.text ?? null;
  return (
    <Card title={t('importPage.new')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (share === null) void send();
        }}
      >
        <ErrorSummary troubles={troubles} />
        <Kind kind={form.kind} onChange={(kind) => set({ kind })} />
        <DropZone
          id={FIELDS.file}
          file={form.file}
          onFile={(file) => set({ file })}
          error={trouble(FIELDS.file)}
        />
        <div className={css.pair}>
          <DateField
            id={FIELDS.from}
            label={t('importPage.from')}
            hint={t('importPage.fromHint')}
            value={form.from ?? ''}
            onChange={(from) => set({ from })}
            error={trouble(FIELDS.from)}
            required
          />
          {form.kind === 'people' && (
            <UnitPicker
              label={t('importPage.unit')}
              hint={t('importPage.unitHint')}
              value={form.unit}
              onChange={(unit) => set({ unit })}
            />
          )}
        </div>
        <Complete form={form} onChange={(complete) => set({ complete })} />
        {error ? <ErrorState error={error} kept /> : null}
        <div className={css.acts}>
          <Button type="submit" look="primary" busy={share !== null}>
            {t('importPage.check')}
          </Button>
          {share !== null && <Progress share={share} onStop={stop} />}
        </div>
      </form>
    </Card>
  );
}

interface KindProps {
  readonly kind: UploadForm['kind'];
  readonly onChange: (kind: UploadForm['kind']) => void;
}

function Kind({ kind, onChange }: KindProps) {
  const { t } = useTexts();
  return (
    <Segmented
      label={t('importPage.kind')}
      showLabel
      value={kind}
      onChange={onChange}
      options={[
        { value: 'people', label: t('importPage.kind.people') },
        { value: 'units', label: t('importPage.kind.units') },
      ]}
    />
  );
}

interface CompleteProps {
  readonly form: UploadForm;
  readonly onChange: (complete: boolean) => void;
}

/** What is missing from a complete list ends: said before it is switched on and again while it is. */
function Complete({ form, onChange }: CompleteProps) {
  const { t } = useTexts();
  const consequence = t(form.kind === 'people' ? 'importPage.completePeople' : 'importPage.completeUnits');
  return (
    <CheckField
      label={t('importPage.complete')}
      checked={form.complete}
      onChange={onChange}
      hint={
        form.complete ? (
          <span className={css.consequence}>
            <Icon name="alert" size={16} />
            {consequence}
          </span>
        ) : (
          t('importPage.completeOff')
        )
      }
    />
  );
}

function Progress({ share, onStop }: { readonly share: number; readonly onStop: () => void }) {
  const { t } = useTexts();
  const sent = share >= 1;
  const words = sent
    ? t('importPage.reading')
    : t('importPage.sending', { percent: Math.trunc(share * 100) });
  return (
    <div className={css.progress}>
      <progress className={css.bar} aria-label={words} {...(sent ? {} : { value: share, max: 1 })} />
      <span role="status">{words}</span>
      <Button small look="quiet" onClick={onStop}>
        {t('importPage.stop')}
      </Button>
    </div>
  );
}
