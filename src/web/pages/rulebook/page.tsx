// The regulation in force as a document that can be read from top to bottom; nothing here is decided or reckoned.
import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatDate } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useRulebook } from '../../rulebook.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { Authority } from './authority.tsx';
import { Criteria } from './criteria.tsx';
import { Examples } from './examples.tsx';
import { Levels } from './levels.tsx';
import css from './rulebook.module.css';
import { Comments, NotCounted, Sources, Stages } from './rules.tsx';

const SECTIONS = [
  'criteria',
  'levels',
  'authority',
  'stages',
  'comments',
  'notCounted',
  'examples',
  'sources',
] as const;

export function RulebookPage() {
  const { t } = useTexts();
  const { rulebook, error, retry } = useRulebook();
  return (
    <>
      <PageHeader title={t('rulebook.title')} lead={t('rulebook.lead')} />
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && rulebook === undefined && <Skeleton lines={8} />}
      {rulebook && <Document rulebook={rulebook} />}
    </>
  );
}

function Document({ rulebook }: { readonly rulebook: Rulebook }) {
  const { t } = useTexts();
  return (
    <div className={css.layout}>
      <nav className={css.contents} aria-label={t('rulebook.contents')}>
        <ol>
          {SECTIONS.map((section) => (
            <li key={section}>
              <a href={`#${section}`}>{t(`rulebook.${section}`)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className={css.body}>
        <Title rulebook={rulebook} />
        <Criteria rulebook={rulebook} />
        <Levels rulebook={rulebook} />
        <Authority rulebook={rulebook} />
        <Stages rulebook={rulebook} />
        <Comments rulebook={rulebook} />
        <NotCounted rulebook={rulebook} />
        <Examples rulebook={rulebook} />
        <Sources />
      </div>
    </div>
  );
}

function Title({ rulebook }: { readonly rulebook: Rulebook }) {
  const { t } = useTexts();
  const words = useBilingual();
  const { data } = useRead(ROUTES.rulebook, { query: {} });
  const from = formatDate(rulebook.validFrom);
  return (
    <Card title={words(rulebook.title)}>
      <p>
        {t('rulebook.document', { document: rulebook.document })}
        {'. '}
        {rulebook.validTo === null
          ? t('rulebook.validFrom', { from })
          : t('rulebook.validSpan', { from, to: formatDate(rulebook.validTo) })}
        {'. '}
        {t('rulebook.version', { version: rulebook.version, hash: (data?.hash ?? '').slice(0, 12) })}.
      </p>
      <CitationLine citation={rulebook.citation} />
    </Card>
  );
}
