// One record beside the list: why it deserves a look, the evidence, the points, and the decision.
import type { ReactNode } from 'react';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { Agreed, ConductPart } from '../conduct/conduct.tsx';
import { AppLink } from '../parts/app-link.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { Icon } from '../parts/icon.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import { ChangedNote } from './changed-note.tsx';
import { EvidenceView } from './evidence.tsx';
import css from './pane.module.css';
import type { PaneProps } from './pane-props.ts';
import { Preview } from './preview.tsx';
import { ScoreFoot, ScoreForm } from './score-form.tsx';
import { UnfiledLines } from './unfiled.tsx';
import { exceptionWords, standsInFor } from './words.ts';

export function Pane(props: PaneProps) {
  const { line, rulebook, evidence, refusals, acts } = props;
  const { t } = useTexts();
  const names = useCriterionNames(rulebook);
  return (
    <div className={css.pane}>
      <Head {...props} />
      <div className={css.body}>
        <div className={css.evidence}>
          <Reasons line={line} rulebook={rulebook} />
          {(refusals || line.outdated) && (
            <ChangedNote id={line.item.id} refusals={refusals ?? []} names={names} />
          )}
          {evidence === null && <Preview line={line} rulebook={rulebook} onOpen={acts.open} />}
          {evidence?.error && <ErrorState error={evidence.error} onRetry={evidence.retry} kept />}
          {evidence && !evidence.error && !evidence.view && <Skeleton lines={6} />}
          {evidence?.view && <Agreed evaluation={line.item.id} />}
          {evidence?.view && <EvidenceView view={evidence.view} />}
          {line.item.state === 'open' && <UnfiledLines item={line.item} />}
          {evidence?.view && <ConductPart evaluation={line.item.id} plain />}
          {evidence && (
            <AppLink to={paths.result(line.item.id)} className={css.full}>
              {t('review.fullRecord')}
            </AppLink>
          )}
        </div>
        {evidence && <ScoreForm {...props} />}
      </div>
      {evidence && <ScoreFoot {...props} />}
    </div>
  );
}

function useCriterionNames(rulebook: Rulebook): Readonly<Record<string, string>> {
  const { locale } = useTexts();
  return Object.fromEntries(rulebook.criteria.map(({ key, name }) => [key, name[locale]]));
}

function Head({ line, acts, asSheet }: PaneProps) {
  const { t } = useTexts();
  const { person } = useSession();
  const { item } = line;
  const holder = standsInFor(item, person.id);
  return (
    <header className={css.head}>
      {asSheet && (
        <button type="button" className={css.back} aria-label={t('review.backToList')} onClick={acts.close}>
          <Icon name="left" />
        </button>
      )}
      <div className={css.who}>
        <h2>{item.person.name}</h2>
        <p className={css.post}>{[item.post, item.unit.name].filter(Boolean).join(' · ')}</p>
        <div className={css.marks}>
          {holder && <span className={css.mark}>{t('review.standsInFor', { name: holder })}</span>}
          {item.oneAuthority && <span className={css.mark}>{t('review.oneAuthority')}</span>}
          {item.late && <span className={css.late}>{t('review.filedLate')}</span>}
        </div>
      </div>
    </header>
  );
}

function Reasons({ line, rulebook }: Pick<PaneProps, 'line' | 'rulebook'>) {
  const texts = useTexts();
  const { item } = line;
  if (item.exceptions.length === 0) return null;
  return (
    <section className={css.reasons} aria-label={texts.t('review.whyLook')}>
      <ul>
        {item.exceptions.map((exception) => (
          <li key={exception}>
            <Icon name="eye" size={16} />
            <span>{exceptionWords(exception, item, rulebook, texts).long}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Shown where nothing is chosen. */
export function EmptyPane({ children }: { readonly children: ReactNode }) {
  return <div className={css.none}>{children}</div>;
}
