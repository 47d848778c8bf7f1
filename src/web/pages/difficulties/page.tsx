// The register of difficulties: what was named, who looks after it, what became of it.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { SelectField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSearchChoice, useSearchNumber } from '../../search-value.ts';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './difficulties.module.css';
import { FileDialog } from './file-dialog.tsx';
import { ItemCard } from './item-card.tsx';
import { CLASSES, type Register, SHOWN } from './register.ts';

export function DifficultiesPage() {
  const { t } = useTexts();
  const [state] = useSearchChoice('xem', SHOWN);
  const [about] = useSearchChoice('ve', CLASSES);
  const [mine] = useSearchChoice('cua', ['tat-ca', 'toi']);
  const [list] = useSearchNumber('danh-sach');
  const [item] = useSearchNumber('muc');
  const query = {
    state: list === null && item === null ? state : ('all' as const),
    ...(item === null ? {} : { item }),
    ...(about === 'all' ? {} : { class: about }),
    ...(list === null ? {} : { list }),
    ...(mine === 'toi' ? { mine: 'yes' as const } : {}),
  };
  const { data, error, refetch } = useRead(ROUTES.difficulties, { query });
  return (
    <>
      <Head data={data} list={list} />
      {item === null ? (
        <Filters list={list} />
      ) : (
        <p className={css.filters}>
          <ButtonLink to={paths.difficulties}>{t('difficulties.listAll')}</ButtonLink>
        </p>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data && (
        <Card title={t('difficulties.count', { count: data.items.length })}>
          <Items data={data} />
        </Card>
      )}
    </>
  );
}

function Head({ data, list }: { readonly data: Register | undefined; readonly list: number | null }) {
  const { t } = useTexts();
  const [filing, setFiling] = useState(false);
  const compiling = useCompile();
  return (
    <>
      <PageHeader
        title={list === null ? t('difficulties.title') : t('difficulties.listTitle', { list })}
        lead={t('difficulties.lead')}
        aside={
          <div className={css.acts}>
            {data?.may.includes('file') && (
              <Button look="primary" icon={<Icon name="plus" size={18} />} onClick={() => setFiling(true)}>
                {t('difficulties.file')}
              </Button>
            )}
            {data?.may.includes('compile') && list === null && (
              <Button busy={compiling.busy} onClick={() => void compiling.run()}>
                {t('difficulties.compile')}
              </Button>
            )}
            {list !== null && (
              <>
                <ButtonLink to={paths.difficulties}>{t('difficulties.listAll')}</ButtonLink>
                <Button icon={<Icon name="print" size={18} />} onClick={() => print()}>
                  {t('difficulties.print')}
                </Button>
              </>
            )}
          </div>
        }
      />
      {compiling.error ? (
        <div className={css.refused}>
          <ErrorState error={compiling.error} />
        </div>
      ) : null}
      {filing && data && <FileDialog homes={data.homes} onClose={() => setFiling(false)} />}
    </>
  );
}

/** One button: everything that waits goes onto a list for the leaders, which then opens. */
function useCompile() {
  const { t } = useTexts();
  const toast = useToast();
  const act = useFormAct(ROUTES.compileDifficulties, [ROUTES.difficulties]);
  const [, setList] = useSearchNumber('danh-sach');
  const run = async () => {
    const made = await act.run({ body: {} });
    if (made === null) return;
    toast({ text: t('difficulties.compiled', made) });
    setList(made.list);
  };
  return { run, busy: act.busy, error: act.error };
}

/** A list for the leaders keeps its items whatever became of them: no choice of the state there. */
function Filters({ list }: { readonly list: number | null }) {
  const { t } = useTexts();
  const [state, setState] = useSearchChoice('xem', SHOWN);
  const [about, setAbout] = useSearchChoice('ve', CLASSES);
  const [mine, setMine] = useSearchChoice('cua', ['tat-ca', 'toi']);
  return (
    <div className={css.filters}>
      {list === null && (
        <SelectField
          label={t('difficulties.show')}
          value={state}
          onChange={(next) => setState(SHOWN.find((one) => one === next) ?? 'live')}
          options={SHOWN.map((one) => ({ value: one, label: t(`difficulties.state.${one}`) }))}
        />
      )}
      <Segmented
        label={t('difficulties.class')}
        showLabel
        value={about}
        options={CLASSES.map((one) => ({ value: one, label: t(`difficulties.class.${one}`) }))}
        onChange={setAbout}
      />
      <CheckField
        label={t('difficulties.mine')}
        checked={mine === 'toi'}
        onChange={(on) => setMine(on ? 'toi' : 'tat-ca')}
      />
    </div>
  );
}

function Items({ data }: { readonly data: Register }) {
  const { t } = useTexts();
  const [rows, more] = useShowMore(data.items, 30);
  if (data.items.length === 0)
    return (
      <EmptyState icon="check" title={t('difficulties.empty')}>
        <p>{t('difficulties.emptyHint')}</p>
      </EmptyState>
    );
  return (
    <>
      <ul className={css.items}>
        {rows.map((item) => (
          <ItemCard key={item.id} item={item} />
        ))}
      </ul>
      {more}
    </>
  );
}
