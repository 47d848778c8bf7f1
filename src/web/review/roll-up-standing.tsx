// A person's longer period as a cell: the result, and the records behind it.
import type { ROUTES } from '../../contract/routes.ts';
import type { Reply } from '../api.ts';
import { AppLink } from '../parts/app-link.tsx';
import { LevelBadge } from '../parts/level-badge.tsx';
import type { LevelView } from '../parts/level-mark.tsx';
import { pointsText } from '../parts/points.ts';
import { paths } from '../paths.ts';
import { periodName } from '../period-name.ts';
import { shortLevels } from '../short-levels.ts';
import { useTexts } from '../texts.tsx';
import css from './roll-up-standing.module.css';
import { Warnings } from './warnings.tsx';

type Item = Omit<Reply<typeof ROUTES.personRollUps>['items'][number], 'regime' | 'period'>;
export type Line = Omit<Item, 'warnings'> & { readonly warnings?: Item['warnings'] };

interface Props {
  readonly line: Line;
  readonly levels: readonly LevelView[];
}

export function levelOf(levels: readonly LevelView[], key: string | null): LevelView | null {
  return shortLevels(levels).find((level) => level.key === key) ?? null;
}

/** Total cut off for the eye, with level; for evidence the word that it is no level. */
export function Result({ line, levels, why }: Props & { readonly why: string }) {
  const { t, locale } = useTexts();
  return (
    <span className={css.result}>
      <strong>{pointsText(line.total?.shown ?? null, locale)}</strong>
      {line.how === 'evidence' ? (
        line.total && <span className={css.muted}>{t('rollUp.evidenceShort')}</span>
      ) : (
        <LevelBadge
          level={levelOf(levels, line.level)}
          {...(line.total && { missing: t('rollUp.levelOpen') })}
        />
      )}
      {line.total && <AppLink to={why}>{t('rollUp.whySee')}</AppLink>}
      <Warnings warnings={line.warnings ?? []} />
    </span>
  );
}

/** The periods inside, opened down to each record: the sum behind the number. */
export function Parts({ line, levels }: Props) {
  const { t, locale, find } = useTexts();
  return (
    <details className={css.parts}>
      <summary>
        {t('rollUp.partsOf', { counted: line.counted, missing: line.missing, notCounted: line.notCounted })}
      </summary>
      <p className={css.muted}>
        {t(`rollUp.how.${line.how}`)}
        {line.total && `. ${t('rollUp.meanExact', { exact: line.total.exact })}`}
      </p>
      <ul>
        {line.parts.flatMap((part) =>
          part.records.map((record) => (
            <li key={record.evaluationId}>
              <AppLink to={paths.result(record.evaluationId)}>{periodName(t, part.period)}</AppLink>
              {record.status === 'counted' ? (
                <>
                  <strong>{pointsText(record.total?.shown ?? null, locale)}</strong>
                  <LevelBadge level={levelOf(levels, record.level)} />
                </>
              ) : (
                <span className={css.muted}>
                  {record.status === 'not-counted'
                    ? t('rollUp.status.not-counted', {
                        why: find(`rulebook.absence.${record.why}`) ?? record.why ?? '–',
                      })
                    : t('rollUp.status.missing')}
                </span>
              )}
              {(part.records.length > 1 || line.how === 'mean-by-days') && (
                <span className={css.muted}>{t('rollUp.days', { days: record.days })}</span>
              )}
            </li>
          )),
        )}
      </ul>
    </details>
  );
}
