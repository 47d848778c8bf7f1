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

/** Lines of what is missing; a form not begun has more of them than anybody reads. */
const MOST_MISSING = 6;
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
  // Points left empty are seen in the form anyway: what it does not show comes first.
  const missing = [...outcome.missing, ...outcome.level.missing];
  const all = missing
    .toSorted((a, b) => Number(a.kind === 'entered') - Number(b.kind === 'entered'))
    .map(({ kind, key }) => t(`period.missing.${kind}`, { key: names[key] ?? key }));
  const faults = outcome.invalid.map(({ key }) => names[key] ?? key);
  const lines = [...new Set([...all, ...faults])];
  if (lines.length === 0) return null;
  // One left over is said itself, in the place where its number would stand.
  const shown = lines.length <= MOST_MISSING + 1 ? lines : lines.slice(0, MOST_MISSING);
  return (
    <div className={css.missing}>
      <h3>{t('period.missingList')}</h3>
      <ul>
        {shown.map((words) => (
          <li key={words}>{words}</li>
        ))}
        {shown.length < lines.length && (
          <li>{t('period.missingMore', { count: lines.length - shown.length })}</li>
        )}
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
