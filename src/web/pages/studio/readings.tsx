import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import type { Version } from './shapes.ts';
import css from './studio.module.css';

/** Open readings of a version: how many wait, each opened, and the confirming by whoever may. */
export function Readings({
  version,
  canConfirm,
}: {
  readonly version: Version;
  readonly canConfirm: boolean;
}) {
  const { t } = useTexts();
  const words = useBilingual();
  const [asking, setAsking] = useState(false);
  const open = version.readings.filter((one) => one.confirmed === null);
  if (version.readings.length === 0) return <span className={css.muted}>{t('studio.readingsNone')}</span>;
  const summary =
    open.length === 0
      ? t('studio.readingsDone')
      : t('studio.readingsOpen', { open: open.length, all: version.readings.length });
  return (
    <>
      <details>
        <summary>{summary}</summary>
        {open.length > 0 && <p className={css.muted}>{t('studio.readingsHint')}</p>}
        <ul className={css.readings}>
          {version.readings.map((one) => (
            <li key={one.key}>
              {words(one.text)}{' '}
              <span className={css.muted}>({t('studio.question', { question: one.question })})</span>
              {one.confirmed && (
                <div className={css.muted}>
                  {t('studio.confirmedBy', {
                    name: one.confirmed.by.name,
                    document: one.confirmed.documentNumber,
                  })}
                </div>
              )}
            </li>
          ))}
        </ul>
      </details>
      {canConfirm && open.length > 0 && (
        <Button small onClick={() => setAsking(true)}>
          {t('studio.confirm')}
        </Button>
      )}
      {asking && <Confirming version={version} onClose={() => setAsking(false)} />}
    </>
  );
}

function Confirming({ version, onClose }: { readonly version: Version; readonly onClose: () => void }) {
  const { t } = useTexts();
  const words = useBilingual();
  const toast = useToast();
  const open = version.readings.filter((one) => one.confirmed === null);
  const [chosen, setChosen] = useState<readonly string[]>(open.map((one) => one.key));
  const [documentNumber, setDocument] = useState('');
  const [tried, setTried] = useState(false);
  const act = useSignedFormAct(ROUTES.confirmReadings);
  const isReady = chosen.length > 0 && documentNumber.trim() !== '';
  const confirm = () => {
    setTried(true);
    if (!isReady) return;
    void act.run({
      input: {
        body: {
          ...{ rulebook: version.rulebook, version: version.version, readings: [...chosen] },
          documentNumber: documentNumber.trim(),
        },
      },
      purpose: t('studio.confirmPurpose', { count: chosen.length }),
      onDone: () => {
        toast({ text: t('studio.confirmDone', { count: chosen.length }) });
        onClose();
      },
    });
  };
  return (
    <>
      <ConfirmDialog
        title={t('studio.confirmTitle', { title: words(version.title) })}
        confirm={t('studio.confirm')}
        busy={act.busy}
        error={act.error}
        onConfirm={confirm}
        onClose={onClose}
      >
        <p>{t('studio.confirmWhat')}</p>
        {open.map((one) => (
          <CheckField
            key={one.key}
            label={words(one.text)}
            checked={chosen.includes(one.key)}
            onChange={(on) => setChosen(on ? [...chosen, one.key] : chosen.filter((key) => key !== one.key))}
          />
        ))}
        {tried && chosen.length === 0 && <p role="alert">{t('studio.confirmNone')}</p>}
        <TextField
          label={t('studio.confirmDocument')}
          required
          value={documentNumber}
          onChange={setDocument}
          maxLength={300}
          error={tried && documentNumber.trim() === '' ? t('studio.confirmDocumentMissing') : null}
        />
      </ConfirmDialog>
      {act.dialog}
    </>
  );
}
