// One import: a rehearsal to be settled and applied, or what an applied one did.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImportView } from '../../../contract/imports.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { keyOf, useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { keyOfTrouble, type Resolution, resolutionsOf, type Trouble } from './answers.ts';
import { Changes } from './changes.tsx';
import { Columns } from './columns.tsx';
import { Outcome } from './outcome.tsx';
import css from './rehearsal.module.css';
import { RehearsalActs, RehearsalAside } from './rehearsal-acts.tsx';
import { Proposed } from './second-person.tsx';
import { TroubleList } from './trouble-list.tsx';
import { useAnswers } from './use-answers.ts';
import { FailureNote, Working } from './working.tsx';

export function Rehearsal({ id }: { readonly id: number }) {
  const { t } = useTexts();
  const [every, setEvery] = useState<number | undefined>(undefined);
  const { data, error, refetch } = useRead(
    ROUTES.import,
    { params: { id } },
    every === undefined ? {} : { every },
  );
  // While it is worked on the page looks again by itself.
  const wanted = data?.work ? LOOK_MS : undefined;
  if (wanted !== every) setEvery(wanted);
  const back = (
    <AppLink to={paths.importing} className={css.back}>
      <Icon name="left" size={16} />
      {t('importPage.back')}
    </AppLink>
  );
  return (
    <>
      <PageHeader
        title={data?.fileName ?? t('importPage.rehearsal')}
        above={back}
        lead={data && <Lead view={data} />}
        aside={data && <RehearsalAside view={data} />}
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data?.work && <Working view={data} work={data.work} />}
      {data && !data.work && <Still view={data} onStale={() => void refetch()} />}
    </>
  );
}

const LOOK_MS = 1500;

/** An import nothing is being done with. */
function Still({ view, onStale }: { readonly view: ImportView; readonly onStale: () => void }) {
  if (view.state === 'rehearsed' && view.checked) return <Open view={view} onStale={onStale} />;
  if (view.state === 'rehearsed' || view.state === 'reading' || view.state === 'failed')
    return <FailureNote view={view} />;
  return <Settled view={view} />;
}

function Lead({ view }: { readonly view: ImportView }) {
  const { t } = useTexts();
  const parts = [
    t(`importPage.kind.${view.kind}`),
    t('importPage.rows', { count: view.rows }),
    t('importPage.holdsFrom', { from: formatDate(view.from) }),
    ...(view.complete ? [t('importPage.isComplete')] : []),
  ];
  return <>{parts.join(' · ')}</>;
}

function Settled({ view }: { readonly view: ImportView }) {
  return (
    <div className={css.page}>
      {view.proposal && <Proposed view={view} proposal={view.proposal} />}
      <FailureNote view={view} />
      <OwnCase view={view} />
      {view.state !== 'proposed' && <Outcome view={view} />}
      {view.state !== 'dropped' && <Changes view={view} />}
      {view.troubles.length > 0 && <TroubleList troubles={view.troubles} answers={{}} />}
    </div>
  );
}

/** Saves answers; the reply is the file reckoned anew, shown at once. */
function useSaving(view: ImportView) {
  const queries = useQueryClient();
  const act = useFormAct(ROUTES.importAct, []);
  const save = async (resolutions: readonly Resolution[]) => {
    const { id, version } = view;
    const body = { act: 'resolve' as const, version, resolutions: [...resolutions] };
    const reply = await act.run({ params: { id }, body });
    if (reply) queries.setQueryData(keyOf(ROUTES.import, { params: { id } }), reply);
    return reply;
  };
  return { ...act, save };
}

function Open({ view, onStale }: { readonly view: ImportView; readonly onStale: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const { answers, set, forget } = useAnswers(view.id);
  const saving = useSaving(view);
  const [unsaved, setUnsaved] = useState<readonly Resolution[] | null>(null);
  const resolutions = resolutionsOf(view.troubles, answers);
  const save = async (chosen: readonly Resolution[]) => {
    setUnsaved(chosen);
    const reply = await saving.save(chosen);
    if (reply === null) return;
    setUnsaved(null);
    const saved = chosen.map(keyOfTrouble);
    set(Object.fromEntries(Object.entries(answers).filter(([key]) => !saved.includes(key))));
    toast({ text: t('importPage.saved') });
  };
  const askAgain = (trouble: Trouble) => {
    if (trouble.row === null) return;
    const { sheet, row, code } = trouble;
    void save([{ sheet, row, code, choice: 'ask-again' }]);
  };
  return (
    <div className={css.page}>
      <FailureNote view={view} />
      <Banner view={view} />
      <OwnCase view={view} />
      {view.may.includes('lay-out') && view.sheets.length > 0 && <Columns view={view} />}
      {saving.error ? (
        <ErrorState error={saving.error} kept onRetry={unsaved ? () => void save(unsaved) : onStale} />
      ) : null}
      {view.troubles.length > 0 && (
        <TroubleList
          troubles={view.troubles}
          answers={answers}
          onAnswers={view.may.includes('resolve') ? set : undefined}
          onAskAgain={view.may.includes('resolve') ? askAgain : undefined}
        />
      )}
      <Changes view={view} />
      <RehearsalActs
        view={view}
        unsaved={resolutions.length}
        saving={saving.busy}
        onSave={() => void save(resolutions)}
        onForget={forget}
      />
    </div>
  );
}

/** The first thing said: whether it can be applied, and what stands in the way. */
function Banner({ view }: { readonly view: ImportView }): ReactNode {
  const { t } = useTexts();
  if (view.errors > 0) {
    return (
      <div className={css.stop} role="status">
        <Icon name="alert" />
        <div>
          <p className={css.strong}>{t('importPage.errorsLeft', { count: view.errors })}</p>
          <p>{t('importPage.errorsDo')}</p>
        </div>
      </div>
    );
  }
  const changes = Object.values(view.counts).some((count) => count > 0);
  return (
    <div className={css.go} role="status">
      <Icon name="check" />
      <p className={css.strong}>{t(changes ? 'importPage.ready' : 'importPage.nothing')}</p>
    </div>
  );
}

/** Said to whoever prepared it, to whoever agrees and to whoever looks at it later. */
function OwnCase({ view }: { readonly view: ImportView }): ReactNode {
  const { t } = useTexts();
  if (view.own === 0) return null;
  return (
    <div className={css.own} role="status">
      <Icon name="eye" />
      <div>
        <p className={css.strong}>{t('importPage.aboutMaker', { count: view.own })}</p>
        <p>{t('importPage.aboutMakerDo')}</p>
      </div>
    </div>
  );
}
