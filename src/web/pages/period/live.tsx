// The running result: exact, by the function the server runs; what is missing is named, never taken for zero.
import type { Outcome } from '../../../domain/score/outcome.ts';
import { formatTime } from '../../../text/format.ts';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { levelByKey } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './period.module.css';
import { namesOf } from './period-form.ts';
import { fractionText } from './period-words.ts';
import type { PeriodForm } from './use-period-form.ts';

const NO_DATA = ['no-assigned-work', 'nothing-completed', 'subordinates'];

export function Live({ form }: { readonly form: PeriodForm }) {
  const { t, locale } = useTexts();
  const { outcome, rulebook } = form;
  const level = levelByKey(rulebook, outcome.level.level);
  const exact = outcome.total && fractionText(outcome.total);
  return (
    <aside className={css.live} aria-labelledby="live-total">
      <h2 id="live-total" className={css.liveTitle}>
        {t('period.total')}
      </h2>
      <p className={css.figure}>
        <span className={css.total} data-testid="total">
          {outcome.shown === null ? '—' : pointsText(outcome.shown, locale)}
        </span>
        <span className={css.muted}>/ {pointsText(outcome.max, locale)}</span>
      </p>
      {exact && <p className={css.muted}>{t('period.exact', { value: exact })}</p>}
      <LevelBadge level={level} missing={noLevelWords(outcome, t)} large />
      <Missing form={form} />
      <Saved form={form} />
    </aside>
  );
}

function noLevelWords(outcome: Outcome, t: ReturnType<typeof useTexts>['t']): string {
  const { state } = outcome.level;
  if (state === 'manual' || state === 'gap') return t('period.levelOpen');
  return outcome.missing.some(({ kind }) => NO_DATA.includes(kind))
    ? t('period.insufficient')
    : t('period.notYet');
}

function Missing({ form }: { readonly form: PeriodForm }) {
  const { t, locale } = useTexts();
  const { outcome, rulebook } = form;
  const names = namesOf(rulebook, locale);
  const all = [...outcome.missing, ...outcome.level.missing].map(({ kind, key }) =>
    t(`period.missing.${kind}`, { key: names[key] ?? key }),
  );
  const faults = outcome.invalid.map(({ key }) => names[key] ?? key);
  if (all.length + faults.length === 0) return null;
  return (
    <div className={css.missing}>
      <h3>{t('period.missingList')}</h3>
      <ul>
        {[...new Set([...all, ...faults])].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

function Saved({ form }: { readonly form: PeriodForm }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { status, savedAt } = form.draft;
  if (savedAt === null || status === 'clean') return null;
  return (
    <p className={css.muted} role="status">
      {status === 'saved' && form.role === 'self'
        ? t('period.saved', { time: formatTime(savedAt, tenant.zone) })
        : t('period.savedLocal')}
    </p>
  );
}
