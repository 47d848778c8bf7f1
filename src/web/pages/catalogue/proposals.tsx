// What units want changed: what would read differently, why, and the decision.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { differences } from '../../../domain/work/catalogue.ts';
import { formatDate, formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { DocumentField } from '../../parts/opened-form.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './catalogue.module.css';
import { type Entry, type Item, NO_ENTRY, type Proposal } from './shapes.ts';
import { useEntryFacts } from './use-entry-facts.ts';

interface Props {
  readonly proposals: readonly Proposal[];
  readonly items: readonly Item[];
}

export function Proposals({ proposals, items }: Props) {
  const { t } = useTexts();
  const [shown, more] = useShowMore(proposals, 10);
  if (proposals.length === 0) return null;
  const open = proposals.filter((one) => one.state === 'open').length;
  return (
    <Card title={t('catalogue.proposals')} note={t('catalogue.proposalsOpen', { count: open })} flush>
      <ul className={css.list}>
        {shown.map((proposal) => (
          <Line
            key={proposal.id}
            proposal={proposal}
            item={items.find((one) => one.id === proposal.itemId) ?? null}
          />
        ))}
      </ul>
      {more}
    </Card>
  );
}

const LOOKS = { open: 'wait', accepted: 'on', declined: 'off', withdrawn: 'off' } as const;

function Line({ proposal, item }: { readonly proposal: Proposal; readonly item: Item | null }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { entry, state, reason, decision, decidedBy } = proposal;
  return (
    <li>
      <div className={css.head}>
        <strong>
          {entry.code} · {entry.name}
        </strong>
        <Tag look={LOOKS[state]}>{t(`catalogue.state.${state}`)}</Tag>
      </div>
      <Changes entry={entry} item={item} />
      <p>{t('catalogue.because', { reason })}</p>
      <p className={css.muted}>
        {proposal.by.name} · {formatInstant(proposal.at, tenant.zone)}
        {decidedBy !== null && decision !== '' && ` · ${decidedBy.name}: ${decision}`}
      </p>
      {proposal.may.length > 0 && <Acts proposal={proposal} />}
    </li>
  );
}

/** What would read differently; of a new entry all it says. */
function Changes({ entry, item }: { readonly entry: Entry; readonly item: Item | null }) {
  const { t } = useTexts();
  const facts = useEntryFacts();
  if (item === null) {
    const filled = differences(NO_ENTRY, entry);
    const said = facts(entry).filter(({ key }) => key !== 'name' && filled.includes(key));
    return (
      <>
        <p className={css.muted}>{t('catalogue.isNew')}</p>
        <DataList items={said} />
      </>
    );
  }
  const before = new Map(facts(item).map(({ key, value }) => [key, value]));
  const changed = differences(item, entry);
  return (
    <ul className={css.muted}>
      {facts(entry)
        .filter(({ key }) => changed.includes(key))
        .map(({ key, name, value }) => (
          <li key={key}>
            {t('catalogue.changeLine', { field: name, before: before.get(key) ?? '–', after: value })}
          </li>
        ))}
    </ul>
  );
}

function Acts({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTexts();
  const toast = useToast();
  const [doing, setDoing] = useState<'accept' | 'decline' | null>(null);
  const act = useFormAct(ROUTES.catalogueProposalAct, [ROUTES.catalogue]);
  const params = { id: proposal.id };
  const { version } = proposal;
  const finish = (done: object | null) => {
    if (done === null) return;
    toast({ text: t('catalogue.decided') });
    setDoing(null);
  };
  return (
    <div className={css.acts}>
      {proposal.may.includes('accept') && (
        <Button small onClick={() => setDoing('accept')}>
          {t('catalogue.accept')}
        </Button>
      )}
      {proposal.may.includes('decline') && (
        <Button small onClick={() => setDoing('decline')}>
          {t('catalogue.decline')}
        </Button>
      )}
      {proposal.may.includes('withdraw') && (
        <Button
          small
          busy={act.busy}
          onClick={async () => finish(await act.run({ params, body: { act: 'withdraw', version } }))}
        >
          {t('catalogue.takeBack')}
        </Button>
      )}
      {act.error && doing === null ? <ErrorState error={act.error} /> : null}
      {doing !== null && (
        <Deciding
          doing={doing}
          proposal={proposal}
          act={act}
          onDone={finish}
          onClose={() => setDoing(null)}
        />
      )}
    </div>
  );
}

interface DecidingProps {
  readonly doing: 'accept' | 'decline';
  readonly proposal: Proposal;
  readonly act: ReturnType<typeof useFormAct<typeof ROUTES.catalogueProposalAct>>;
  readonly onDone: (done: object | null) => void;
  readonly onClose: () => void;
}

function Deciding({ doing, proposal, act, onDone, onClose }: DecidingProps) {
  const { t } = useTexts();
  const { version } = proposal;
  const params = { id: proposal.id };
  if (doing === 'decline') {
    return (
      <ReasonDialog
        title={t('catalogue.declineTitle')}
        confirm={t('catalogue.decline')}
        busy={act.busy}
        error={act.error}
        onClose={onClose}
        onConfirm={async (reason) =>
          onDone(await act.run({ params, body: { act: 'decline', version, reason } }))
        }
      >
        <p>{t('catalogue.declineWhat')}</p>
      </ReasonDialog>
    );
  }
  return (
    <Accept
      busy={act.busy}
      error={act.error}
      onClose={onClose}
      onAccept={async (from, documentNumber) =>
        onDone(await act.run({ params, body: { act: 'accept', version, from, documentNumber } }))
      }
    />
  );
}

interface AcceptProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onAccept: (from: string, documentNumber: string) => void;
}

function Accept({ busy, error, onClose, onAccept }: AcceptProps) {
  const { t } = useTexts();
  const { today } = useSession();
  const [from, setFrom] = useState<string | null>(today);
  const [document, setDocument] = useState('');
  const [tried, setTried] = useState(false);
  const ready = from !== null && from !== '' && document.trim() !== '';
  return (
    <Dialog
      title={t('catalogue.acceptTitle')}
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            busy={busy}
            onClick={() => {
              setTried(true);
              if (ready) onAccept(from, document.trim());
            }}
          >
            {t('catalogue.accept')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div className={css.form}>
        <p>{t('catalogue.acceptWhat', { from: from ? formatDate(from) : '…' })}</p>
        <DateField
          label={t('catalogue.from')}
          value={from ?? ''}
          onChange={setFrom}
          error={tried && !from ? t('form.date') : null}
          required
        />
        <DocumentField
          id="accept-document"
          value={document}
          onChange={setDocument}
          troubles={
            tried && document.trim() === ''
              ? [{ field: 'accept-document', text: t('catalogue.documentMissing') }]
              : []
          }
        />
        {error ? <ErrorState error={error} kept /> : null}
      </div>
    </Dialog>
  );
}
