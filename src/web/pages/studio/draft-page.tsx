// One draft: its text beside what it says, checked while one types; the dry run; and the two steps into force.
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatInstant } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { paths } from '../../paths.ts';
import { ApiProblem } from '../../problem.ts';
import { useRead } from '../../queries.ts';
import { useSearchChoice } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { Beside } from '../rulebook/beside.tsx';
import { BASIS_ID } from './basis.tsx';
import { DraftActs } from './draft-acts.tsx';
import { DryRunView } from './dry-run.tsx';
import { Editor } from './editor.tsx';
import { changesIn, type Draft, rulebookOf } from './shapes.ts';
import css from './studio.module.css';
import { useEditor } from './use-editor.ts';

export function RulebookDraftPage() {
  const { t } = useTexts();
  const { id: typed } = useParams({ strict: false });
  const id = /^[1-9]\d{0,8}$/.test(typed ?? '') ? Number(typed) : 0;
  const { data, error, refetch } = useRead(ROUTES.rulebookDraft, { params: { id } }, { when: id > 0 });
  const unseen = id === 0 || (error instanceof ApiProblem && error.status === 404);
  return (
    <>
      {data && <Content key={data.id} draft={data} />}
      {!data && <PageHeader title={t('studio.draft')} above={<Back />} />}
      {unseen && !data && <EmptyState icon="inbox" title={t('studio.draftsNone')} />}
      {error && !data && !unseen && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && !unseen && <Skeleton lines={8} />}
    </>
  );
}

function Back() {
  const { t } = useTexts();
  return <AppLink to={paths.studio}>{t('studio.back')}</AppLink>;
}

function Content({ draft }: { readonly draft: Draft }) {
  const { t } = useTexts();
  const words = useBilingual();
  const [tab, setTab] = useSearchChoice('phan', ['figures', 'text', 'beside', 'try']);
  const editor = useEditor(draft);
  // While the text has faults it is called as it was when it was last read.
  const name = rulebookOf(editor.check)?.title ?? draft.title ?? (draft.base as Rulebook | null)?.title;
  const rulebook = name === undefined ? draft.rulebook : words(name);
  const title = t('studio.draftTitle', { rulebook, version: draft.rulebookVersion });
  const faults = editor.check.faults.length;
  const changes = changesIn(draft, editor.check);
  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    if (wanted > 0) document.getElementById(BASIS_ID)?.scrollIntoView();
  }, [wanted]);
  const toBasis = () => {
    setTab('figures');
    setWanted(wanted + 1);
  };
  return (
    <>
      <PageHeader title={title} above={<Back />} lead={<Lead draft={draft} />} />
      <Together drafts={draft.together} />
      <DraftActs draft={draft} editor={editor} changes={changes} onBasis={toBasis} />
      <Tabs
        label={title}
        value={tab}
        tabs={[
          { value: 'figures', label: t('studio.tab.figures') },
          { value: 'text', label: t('studio.tab.text'), ...(faults > 0 ? { count: faults } : {}) },
          { value: 'beside', label: t('rulebook.way.beside') },
          { value: 'try', label: t('studio.tab.try') },
        ]}
        onChange={setTab}
      >
        <div className={css.panel}>
          {tab === 'try' ? (
            <DryRunView draft={draft} editor={editor} onTab={setTab} />
          ) : tab === 'beside' ? (
            <BesideOf rulebook={rulebookOf(editor.check)} />
          ) : (
            <Editor editor={editor} view={tab} changes={changes} onText={() => setTab('text')} />
          )}
        </div>
      </Tabs>
    </>
  );
}

/** What is proposed, activated or dropped with this one. */
function Together({ drafts }: { readonly drafts: Draft['together'] }) {
  const { t } = useTexts();
  const words = useBilingual();
  if (drafts.length === 0) return null;
  return (
    <div className={css.together}>
      <p>{t('studio.together')}</p>
      <ul>
        {drafts.map(({ id, title, rulebook }) => (
          <li key={id}>
            <AppLink to={paths.rulebookDraft(id)}>{title === null ? rulebook : words(title)}</AppLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** While the text cannot be read there is no data to lay beside it. */
function BesideOf({ rulebook }: { readonly rulebook: ReturnType<typeof rulebookOf> }) {
  const { t } = useTexts();
  if (rulebook !== null) return <Beside rulebook={rulebook} />;
  return <EmptyState icon="alert" title={t('studio.besideNone')} />;
}

function Lead({ draft }: { readonly draft: Draft }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const when = (at: string | null) => (at === null ? '' : formatInstant(at, tenant.zone));
  const words = [t(`studio.state.${draft.state}`)];
  if (draft.proposedBy)
    words.push(t('studio.proposedBy', { name: draft.proposedBy.name, at: when(draft.proposedAt) }));
  if (draft.state === 'activated' && draft.decidedBy)
    words.push(t('studio.decidedBy', { name: draft.decidedBy.name, at: when(draft.decidedAt) }));
  return words.join(' · ');
}
