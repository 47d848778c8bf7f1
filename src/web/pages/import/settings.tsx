// What holds for all imports of the body: whether two people are needed, and the forms of lists that are remembered.
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import css from './rehearsal.module.css';

export function SecondPersonRule() {
  const { t } = useTexts();
  const toast = useToast();
  const { data, error, refetch } = useRead(ROUTES.importRule, {});
  const act = useSignedFormAct(ROUTES.importRuleAct, [ROUTES.importRule, ROUTES.import, ROUTES.imports]);
  return (
    <Card title={t('importPage.rule.title')}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={2} />}
      {data && (
        <div className={css.working}>
          <p>{t(data.secondPerson ? 'importPage.rule.on' : 'importPage.rule.off')}</p>
          {!data.secondPerson && data.administrators < 2 && (
            <p className={css.quiet}>{t('importPage.rule.few', { count: data.administrators })}</p>
          )}
          {data.proposal && <p>{t('importPage.rule.offAsked', { name: data.proposal.by.name })}</p>}
          {data.may.length > 0 && (
            <div className={css.next}>
              {data.may.map((may) => (
                <Button
                  key={may}
                  busy={act.busy}
                  onClick={() =>
                    void act.run({
                      input: { body: { act: may, version: data.version } },
                      purpose: t(`importPage.rule.${may}`),
                      onDone: () => toast({ text: t('importPage.rule.done') }),
                    })
                  }
                >
                  {t(`importPage.rule.${may}`)}
                </Button>
              ))}
            </div>
          )}
          {act.error ? <ErrorState error={act.error} /> : null}
          {act.dialog}
        </div>
      )}
    </Card>
  );
}

export function KnownForms() {
  const { t } = useTexts();
  const toast = useToast();
  const { tenant } = useSession();
  const { data, error, refetch } = useRead(ROUTES.importForms, {});
  const act = useFormAct(ROUTES.forgetForm, [ROUTES.importForms]);
  const forget = async (kind: 'units' | 'people', fingerprint: string) => {
    const reply = await act.run({ body: { act: 'forget', kind, fingerprint } });
    if (reply) toast({ text: t('importPage.forms.forgotten') });
  };
  return (
    <Card title={t('importPage.forms.title')} flush>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={2} />}
      {act.error ? <ErrorState error={act.error} /> : null}
      {data && (
        <DataTable
          caption={t('importPage.forms.title')}
          rows={data.items}
          rowKey={(row) => `${row.kind} ${row.fingerprint}`}
          empty={<EmptyState icon="inbox" title={t('importPage.forms.empty')} />}
          columns={[
            {
              id: 'headings',
              header: t('importPage.forms.headings'),
              phone: 'head',
              cell: (row) => row.headings.join(' · '),
            },
            { id: 'kind', header: t('importPage.col.kind'), cell: (row) => t(`importPage.kind.${row.kind}`) },
            { id: 'by', header: t('importPage.forms.by'), cell: (row) => row.by ?? '–' },
            {
              id: 'at',
              header: t('importPage.forms.at'),
              cell: (row) => formatInstant(row.at, tenant.zone),
            },
            {
              id: 'act',
              header: '',
              cell: (row) => (
                <Button small look="quiet" onClick={() => void forget(row.kind, row.fingerprint)}>
                  {t('importPage.forms.forget')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}
