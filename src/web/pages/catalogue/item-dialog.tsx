// One entry opened: everything it says, its versions, and what may be done with it.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useToast } from '../../parts/toast.tsx';
import { coefficientText, hoursText } from '../../parts/work-figures.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './catalogue.module.css';
import { EntryDialog } from './entry-dialog.tsx';
import { type Catalogue, entryOf, type Item } from './shapes.ts';
import { useEntryFacts } from './use-entry-facts.ts';

interface Props {
  readonly item: Item;
  readonly data: Catalogue;
  readonly onClose: () => void;
}

export function ItemDialog({ item, data, onClose }: Props) {
  const { t } = useTexts();
  const [doing, setDoing] = useState<'propose' | 'revise' | 'withdraw' | null>(null);
  if (doing === 'withdraw') return <Withdraw item={item} onClose={onClose} />;
  if (doing !== null) return <EntryDialog mode={doing} item={item} entry={entryOf(item)} onClose={onClose} />;
  const changes = data.may.includes('change');
  return (
    <Dialog
      wide
      title={`${item.code} · ${item.name}`}
      onClose={onClose}
      actions={
        <>
          {changes && (
            <Button look="primary" onClick={() => setDoing('revise')}>
              {t('catalogue.revise')}
            </Button>
          )}
          {!changes && data.may.includes('propose') && (
            <Button look="primary" onClick={() => setDoing('propose')}>
              {t('catalogue.propose')}
            </Button>
          )}
          {changes && item.to === null && (
            <Button onClick={() => setDoing('withdraw')}>{t('catalogue.withdraw')}</Button>
          )}
          <Button onClick={onClose}>{t('common.close')}</Button>
        </>
      }
    >
      <Details item={item} />
      <Versions id={item.id} />
    </Dialog>
  );
}

function Details({ item }: { readonly item: Item }) {
  const facts = useEntryFacts();
  return <DataList items={facts(item).filter(({ key }) => key !== 'name')} />;
}

function Versions({ id }: { readonly id: number }) {
  const { t, locale } = useTexts();
  const { data } = useRead(ROUTES.catalogueItem, { params: { id } });
  const versions = data?.versions ?? [];
  if (versions.length < 2) return null;
  return (
    <div className={css.versions}>
      <h3>{t('catalogue.versions')}</h3>
      <DataTable
        caption={t('catalogue.versions')}
        rows={versions.toReversed()}
        rowKey={(one) => one.version}
        columns={[
          { id: 'version', header: t('catalogue.version'), phone: 'head', cell: (one) => one.version },
          {
            id: 'from',
            header: t('catalogue.from'),
            cell: (one) =>
              one.to === null ? formatDate(one.from) : t('catalogue.endedOn', { on: formatDate(one.to) }),
          },
          {
            id: 'coefficient',
            header: t('catalogue.coefficient'),
            numeric: true,
            cell: (one) => coefficientText(one.coefficient, locale),
          },
          {
            id: 'hours',
            header: t('catalogue.hours'),
            numeric: true,
            cell: (one) => hoursText(one.minutes, locale),
          },
          { id: 'approver', header: t('catalogue.approver'), cell: (one) => one.approver || '–' },
        ]}
      />
    </div>
  );
}

function Withdraw({ item, onClose }: Omit<Props, 'data'>) {
  const { t } = useTexts();
  const toast = useToast();
  const { today } = useSession();
  const act = useFormAct(ROUTES.catalogueItemAct, [ROUTES.catalogue, ROUTES.catalogueItem]);
  const withdraw = async (reason: string) => {
    const from = item.from > today ? item.from : today;
    const body = { act: 'withdraw' as const, version: item.version, from, reason };
    if ((await act.run({ params: { id: item.id }, body })) === null) return;
    toast({ text: t('catalogue.withdrawnToast', { code: item.code }) });
    onClose();
  };
  return (
    <ReasonDialog
      title={t('catalogue.withdrawOf', { code: item.code })}
      confirm={t('catalogue.withdraw')}
      busy={act.busy}
      error={act.error}
      onConfirm={(reason) => void withdraw(reason)}
      onClose={onClose}
    >
      <p>{t('catalogue.withdrawWhat')}</p>
    </ReasonDialog>
  );
}
