// What could not be taken: each trouble once, with how much it holds up, why, and what to do.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { useToast } from '../../parts/toast.tsx';
import { reasonText } from '../../problem-texts.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { type ConnectorView, settledBy, type Trouble, timeNames } from './connector-words.ts';
import css from './connectors.module.css';
import { SettlePerson, SettleProduct } from './settle-dialog.tsx';

type Asked = { readonly trouble: Trouble; readonly how: 'person' | 'product' | 'leave' } | null;

export function Troubles({ connector }: { readonly connector: ConnectorView }) {
  const { t } = useTexts();
  const [asked, setAsked] = useState<Asked>(null);
  const columns = useColumns(setAsked);
  const { troubles } = connector;
  const note = t('connectors.troublesNote', { count: troubles.length });
  return (
    <Card
      title={t('connectors.troubles')}
      {...(troubles.length === 0 ? {} : { note, actions: <Retry connector={connector.id} /> })}
      flush
    >
      <DataTable
        caption={t('connectors.troubles')}
        rows={troubles}
        rowKey={({ code, params }) => `${code} ${JSON.stringify(params)}`}
        columns={columns}
        empty={<p className={css.none}>{t('connectors.noTroubles')}</p>}
      />
      {asked && <Ask connector={connector.id} asked={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

function useColumns(onAsk: (asked: Asked) => void): readonly Column<Trouble>[] {
  const { t } = useTexts();
  return [
    {
      id: 'why',
      header: t('connectors.trouble'),
      phone: 'head',
      width: '46%',
      cell: (trouble) => <Why trouble={trouble} />,
    },
    { id: 'items', header: t('connectors.items'), numeric: true, width: '6rem', cell: ({ items }) => items },
    { id: 'example', header: t('connectors.example'), cell: ({ example }) => example },
    {
      id: 'acts',
      header: t('connectors.acts'),
      width: '17rem',
      cell: (trouble) => <Acts trouble={trouble} onAsk={onAsk} />,
    },
  ];
}

function Why({ trouble }: { readonly trouble: Trouble }) {
  const texts = useTexts();
  const { tenant } = useSession();
  const { text, advice } = reasonText(trouble, { texts, zone: tenant.zone, names: timeNames(texts) });
  return (
    <span>
      {text}
      {advice && <span className={css.advice}>{advice}</span>}
    </span>
  );
}

interface ActsProps {
  readonly trouble: Trouble;
  readonly onAsk: (asked: Asked) => void;
}

function Acts({ trouble, onAsk }: ActsProps) {
  const { t } = useTexts();
  const by = settledBy(trouble);
  return (
    <span className={css.acts}>
      {by && (
        <Button small onClick={() => onAsk({ trouble, how: by.kind })}>
          {t(by.kind === 'person' ? 'connectors.settlePerson' : 'connectors.settleProduct')}
        </Button>
      )}
      <Button small look="quiet" onClick={() => onAsk({ trouble, how: 'leave' })}>
        {t('connectors.leave')}
      </Button>
    </span>
  );
}

interface AskProps {
  readonly connector: number;
  readonly asked: NonNullable<Asked>;
  readonly onClose: () => void;
}

function Ask({ connector, asked: { trouble, how }, onClose }: AskProps) {
  const code = settledBy(trouble)?.code ?? '';
  if (how === 'person') return <SettlePerson connector={connector} code={code} onClose={onClose} />;
  if (how === 'product') return <SettleProduct connector={connector} code={code} onClose={onClose} />;
  return <Leave connector={connector} trouble={trouble} onClose={onClose} />;
}

interface LeaveProps {
  readonly connector: number;
  readonly trouble: Trouble;
  readonly onClose: () => void;
}

function Leave({ connector, trouble, onClose }: LeaveProps) {
  const { t } = useTexts();
  const { run, busy, error } = useFormAct(ROUTES.connectorAct);
  const { code, params, items } = trouble;
  const send = async () => {
    if ((await run({ params: { id: connector }, body: { act: 'leave', code, params } })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      title={t('connectors.leave')}
      confirm={t('connectors.leave')}
      onConfirm={() => void send()}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <p>{t('connectors.leaveEffect', { count: items })}</p>
    </ConfirmDialog>
  );
}

function Retry({ connector }: { readonly connector: number }) {
  const { t } = useTexts();
  const toast = useToast();
  const { run, busy, error } = useFormAct(ROUTES.connectorAct);
  const send = async () => {
    const reply = await run({ params: { id: connector }, body: { act: 'retry' } });
    if (reply !== null) toast({ text: t('connectors.settled', { count: reply.settled }) });
  };
  return (
    <>
      <Button small busy={busy} onClick={() => void send()}>
        {t('connectors.retry')}
      </Button>
      {error ? <ErrorState error={error} /> : null}
    </>
  );
}
