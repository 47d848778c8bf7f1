import { useState } from 'react';
import type { EvaluationView } from '../../../contract/evaluations.ts';
import { formatDeadline, formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useKeptText } from '../../use-kept-text.ts';
import css from './result.module.css';
import { useRecordAct } from './use-record-act.ts';

interface Props {
  readonly view: EvaluationView;
}

/** The person's own words on the result: written until the close, opened by the approver before it. */
export function Dissent({ view }: Props) {
  const { t } = useTexts();
  const writing = view.may.includes('dissent');
  if (!writing && view.dissent === 'none') return null;
  return (
    <Card title={t('result.dissent')}>
      <div className={css.stack}>
        {view.dissent !== 'none' && <Noted view={view} />}
        {writing && <Write view={view} />}
      </div>
    </Card>
  );
}

function Noted({ view }: Props) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { act, busy, error } = useRecordAct(view);
  const note = view.acts.findLast((one) => one.act === 'dissented');
  return (
    <div className={css.stack}>
      {note && (
        <div>
          <span className={css.muted}>{formatInstant(note.at, tenant.zone)}</span>
          <blockquote className={css.quote}>{note.comment ?? t('result.erased')}</blockquote>
        </div>
      )}
      <p className={css.muted}>
        {t(view.dissent === 'opened' ? 'result.dissentOpened' : 'result.dissentNoted')}
      </p>
      {view.may.includes('view-dissent') && (
        <div>
          <Button
            look="primary"
            busy={busy}
            onClick={() => void act({ act: 'view-dissent' }, t('result.dissentViewed'))}
          >
            {t('result.dissentView')}
          </Button>
        </div>
      )}
      {error && <ErrorState error={error} />}
    </div>
  );
}

function Write({ view }: Props) {
  const { t, locale } = useTexts();
  const { tenant } = useSession();
  const text = useKeptText(`dissent-${view.id}`);
  const [tried, setTried] = useState(false);
  const { act, busy, error } = useRecordAct(view);
  const missing = text.value.trim() === '';
  const send = async () => {
    setTried(true);
    if (missing) return document.getElementById('dissent')?.focus();
    const done = await act({ act: 'dissent', comment: text.value }, t('result.dissentSent'));
    if (!done) return;
    setTried(false);
    await text.forget();
  };
  return (
    <div className={css.stack}>
      <TextArea
        id="dissent"
        label={t('result.dissentLabel')}
        hint={t('result.dissentHint', {
          time: formatDeadline(view.deadlines.close, tenant.zone, locale),
        })}
        value={text.value}
        onChange={text.set}
        error={tried && missing ? t('result.dissentMissing') : null}
      />
      <div>
        <Button busy={busy} onClick={() => void send()}>
          {t('result.dissentGo')}
        </Button>
      </div>
      {error && <ErrorState error={error} kept />}
    </div>
  );
}
