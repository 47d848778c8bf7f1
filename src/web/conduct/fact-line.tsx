import { formatDate, formatDayOf } from '../../text/format.ts';
import { classNames } from '../parts/class-names.ts';
import { Tag } from '../parts/tag.tsx';
import { useSession } from '../session.tsx';
import { useBilingual, useTexts } from '../texts.tsx';
import css from './conduct.module.css';

export interface ShownFact {
  readonly class: 'breach' | 'undone-important';
  readonly breach: { readonly vi: string; readonly en: string } | null;
  readonly day: string;
  readonly what: string | null;
  readonly article: string | null;
  readonly evidence: string | null;
  readonly recordedBy: { readonly name: string } | null;
  readonly recordedAt: string;
  readonly withdrawn: boolean;
  readonly reason: string | null;
}

/** One fact as it was recorded: day, what, article, evidence, by whom; one taken back says so and why. */
export function FactLine({ fact }: { readonly fact: ShownFact }) {
  const { t } = useTexts();
  const name = useBilingual();
  const { tenant } = useSession();
  const { what, article, evidence, withdrawn, reason } = fact;
  return (
    <div className={classNames(css.fact, withdrawn && css.back)}>
      <div className={css.marks}>
        <strong>{formatDate(fact.day)}</strong>
        <Tag look={withdrawn ? 'off' : 'wait'}>{t(`conduct.class.${fact.class}`)}</Tag>
        {fact.breach && <span className={css.muted}>{name(fact.breach)}</span>}
      </div>
      <p className={withdrawn ? css.struck : css.words}>{what ?? t('conduct.erased')}</p>
      {article && <p className={css.muted}>{t('conduct.article', { text: article })}</p>}
      {evidence && <p className={css.muted}>{t('conduct.evidence', { text: evidence })}</p>}
      <p className={css.muted}>
        {t('conduct.by', {
          name: fact.recordedBy?.name ?? '',
          date: formatDayOf(fact.recordedAt, tenant.zone),
        })}
      </p>
      {withdrawn && (
        <p className={css.muted}>
          {reason === null ? t('conduct.withdrawn') : t('conduct.withdrawnBecause', { reason })}
        </p>
      )}
    </div>
  );
}
