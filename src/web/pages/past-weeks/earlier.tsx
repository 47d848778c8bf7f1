// Imports made, newest first; each can be taken back with a reason while nothing was built upon it.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant, weekParts } from '../../../text/format.ts';
import type { Reply } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';

type PastImport = Reply<typeof ROUTES.pastImports>['items'][number];

export function Earlier() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.pastImports, {});
  const [asked, setAsked] = useState<PastImport | null>(null);
  return (
    <Card title={t('pastWeeks.earlier')} flush>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={3} />}
      {data && <Table items={data.items} onUndo={setAsked} />}
      {asked && <Undo row={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}

interface TableProps {
  readonly items: readonly PastImport[];
  readonly onUndo: (row: PastImport) => void;
}

function Table({ items, onUndo }: TableProps) {
  const { t } = useTexts();
  const { tenant } = useSession();
  return (
    <DataTable
      caption={t('pastWeeks.earlier')}
      rows={items}
      rowKey={(row) => row.id}
      empty={<EmptyState icon="inbox" title={t('pastWeeks.earlierEmpty')} />}
      columns={[
        {
          id: 'number',
          header: t('pastWeeks.col.number'),
          phone: 'head',
          cell: (row) => <strong>{row.id}</strong>,
        },
        { id: 'when', header: t('pastWeeks.col.when'), cell: (row) => formatInstant(row.at, tenant.zone) },
        { id: 'who', header: t('pastWeeks.col.who'), cell: (row) => row.by?.name ?? t('pastWeeks.console') },
        { id: 'forms', header: t('pastWeeks.col.forms'), numeric: true, cell: (row) => row.forms },
        { id: 'weeks', header: t('pastWeeks.col.weeks'), cell: (row) => weeksText(row.weeks) },
        {
          id: 'state',
          header: t('pastWeeks.col.state'),
          cell: (row) => (
            <Tag look={row.state === 'applied' ? 'on' : 'off'}>{t(`pastWeeks.importState.${row.state}`)}</Tag>
          ),
        },
        {
          id: 'undo',
          header: t('pastWeeks.undo'),
          cell: (row) =>
            row.may.includes('undo') ? (
              <Button small onClick={() => onUndo(row)}>
                {t('pastWeeks.undo')}
              </Button>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}

/** '44, 45, 46/2026': the year once. */
function weeksText(weeks: readonly string[]): string {
  const years = Map.groupBy(weeks.map(weekParts), ({ year }) => year);
  return [...years].map(([year, some]) => `${some.map(({ week }) => week).join(', ')}/${year}`).join('; ');
}

function Undo({ row, onClose }: { readonly row: PastImport; readonly onClose: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const { run, busy, error } = useFormAct(ROUTES.pastImportAct);
  const { id, version, forms: count } = row;
  const confirm = async (reason: string) => {
    const done = await run({ params: { id }, body: { act: 'undo', version, reason } });
    if (done === null) return;
    toast({ text: t('pastWeeks.undone', { number: id }) });
    onClose();
  };
  return (
    <ReasonDialog
      title={t('pastWeeks.undoTitle', { number: id })}
      confirm={t('pastWeeks.undo')}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      {t('pastWeeks.undoWords', { count })}
    </ReasonDialog>
  );
}
