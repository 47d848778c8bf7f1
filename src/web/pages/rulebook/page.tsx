// The regulation in force as a document that can be read from top to bottom; nothing here is decided or reckoned.
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatDate } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PhoneFold } from '../../parts/phone-fold.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useRulebook } from '../../rulebook.ts';
import { useSearchChoice, useSearchValue } from '../../search-value.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { Beside } from './beside.tsx';
import { Chooser } from './chooser.tsx';
import type { RegimeProps } from './regime.tsx';
import css from './rulebook.module.css';
import { sectionsOf } from './sections.ts';
import { useRegulationTexts } from './use-regulation-texts.ts';

/** By the parts of the regulation, or the articles it cites beside its data. */
const WAYS = ['parts', 'beside'] as const;

export function RulebookPage() {
  const { t } = useTexts();
  const texts = useRegulationTexts();
  const [chosen, choose] = useSearchValue('van-ban');
  const [way, setWay] = useSearchChoice('cach-doc', WAYS);
  const inForce = useRulebook();
  const [id = '', version = ''] = chosen.split('@');
  const other = useRead(
    ROUTES.rulebookVersion,
    { params: { id, version: Number(version) } },
    { when: chosen !== '' },
  );
  const shown = chosen === '' ? inForce.rulebook : (other.data?.rulebook as Rulebook | undefined);
  const open = chosen === '' ? inForce.preview : (other.data?.openReadings ?? null);
  const active = chosen === '' || other.data?.active === true;
  const error = chosen === '' ? inForce.error : other.error;
  const retry = chosen === '' ? inForce.retry : () => void other.refetch();
  const isOther = chosen !== '' && shown !== undefined && `${shown.id}@${shown.version}` !== chosen;
  return (
    <>
      <PageHeader
        title={t(chosen === '' ? 'rulebook.title' : 'rulebook.titleOther')}
        lead={t('rulebook.lead')}
      />
      <Chooser chosen={chosen} inForce={inForce.rulebook} onChoose={choose} />
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && (shown === undefined || texts === null || isOther) && <Skeleton lines={8} />}
      {chosen !== '' && other.data?.active === false && (
        <p className={css.notActive}>{t('rulebook.notActive')}</p>
      )}
      {!error && shown && texts && !isOther && (
        <>
          <div className={css.ways}>
            <Segmented
              label={t('rulebook.way')}
              value={way}
              options={WAYS.map((one) => ({ value: one, label: t(`rulebook.way.${one}`) }))}
              onChange={setWay}
            />
          </div>
          {way === 'beside' ? (
            <Beside rulebook={shown} />
          ) : (
            <Document rulebook={shown} texts={texts} open={active ? open : undefined} />
          )}
        </>
      )}
    </>
  );
}

function Document({ rulebook, texts, open }: RegimeProps) {
  const { t } = useTexts();
  const sections = sectionsOf(rulebook);
  return (
    <div className={css.layout}>
      <nav className={css.contents} aria-label={t('rulebook.contents')}>
        <ol>
          {sections.map(({ key, title }) => (
            <li key={key}>
              <a href={`#${key}`}>{title(t, texts.say, rulebook)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className={css.body}>
        <Title rulebook={rulebook} texts={texts} />
        {sections.map(({ key, title, Body }) => (
          <PhoneFold key={key} id={key} title={title(t, texts.say, rulebook)}>
            <Body rulebook={rulebook} texts={texts} open={open} />
          </PhoneFold>
        ))}
      </div>
    </div>
  );
}

function Title({ rulebook, texts }: RegimeProps) {
  const { t } = useTexts();
  const words = useBilingual();
  const from = formatDate(rulebook.validFrom);
  return (
    <Card title={words(rulebook.title)}>
      <p>
        {t('rulebook.document', { document: rulebook.document })}
        {'. '}
        {rulebook.validTo === null
          ? t('rulebook.validFrom', { from })
          : t('rulebook.validSpan', { from, to: formatDate(addDays(rulebook.validTo, -1)) })}
        {'. '}
        <Version rulebook={rulebook} />
      </p>
      {rulebook.use === 'archive' && <p>{texts.say('word.archive')}</p>}
      <CitationLine citation={rulebook.citation} />
    </Card>
  );
}

/** Its number, and the beginning of the hash that names this very text. */
function Version({ rulebook }: { readonly rulebook: Rulebook }) {
  const { t } = useTexts();
  const { data } = useRead(ROUTES.rulebook, { query: {} });
  const { id, version } = rulebook;
  const isInForce = data?.id === id && data.version === version;
  const other = useRead(ROUTES.rulebookVersion, { params: { id, version } }, { when: !isInForce });
  const hash = isInForce ? data.hash : (other.data?.hash ?? '');
  return t('rulebook.version', { version, hash: hash.slice(0, 12) });
}
