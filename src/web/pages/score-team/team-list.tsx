import { useMemo } from 'react';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { Sparkline } from '../../parts/sparkline.tsx';
import type { RulebookOf } from '../../parts/trend-runs.ts';
import { useRegulations } from '../../regulations.ts';
import { PersonCell } from '../../review/person-cell.tsx';
import { type PressKey, ReviewList, type RowParts, Value } from '../../review/review-list.tsx';
import { UnfiledCount } from '../../review/unfiled.tsx';
import type { Desk } from '../../review/use-desk.ts';
import type { Line } from '../../review/use-review.ts';
import type { Troubles } from '../../review/use-send.ts';
import { levelByKey } from '../../rulebook.ts';
import { shortLevels } from '../../short-levels.ts';
import { useTexts } from '../../texts.tsx';
import { ownScores } from './figures.ts';
import { StateMark } from './state-mark.tsx';
import css from './team.module.css';

export interface TeamListProps {
  readonly lines: readonly Line[];
  readonly chosen: number | null;
  readonly rulebook: Rulebook;
  readonly desk: Desk;
  readonly troubles: Troubles;
  readonly onKey: PressKey;
  /** Shows everybody again, when the search found nobody. */
  readonly onClear: () => void;
}

export function TeamList({ lines, chosen, rulebook, desk, troubles, onKey, onClear }: TeamListProps) {
  const { t } = useTexts();
  const decided = lines.flatMap(({ item }) => item.trend.map((one) => one.rulebook));
  const parts = useParts(rulebook, troubles, useRegulations(decided, rulebook));
  if (lines.length === 0) {
    return (
      <div className={css.card}>
        <EmptyState
          icon="search"
          title={t('team.nobodyFound')}
          actions={<Button onClick={onClear}>{t('team.showAll')}</Button>}
        />
      </div>
    );
  }
  return (
    <div className={css.card}>
      <ReviewList
        label={t('team.list')}
        groups={[{ key: 'team', lines }]}
        chosen={chosen}
        columns={css.columns}
        heads={[
          { id: 'name', text: t('review.person') },
          { id: 'trend', text: t('review.weeks8') },
          { id: 'items', text: t('review.work') },
          { id: 'self', text: t('review.stage.self'), numeric: true },
          { id: 'own', text: t('review.mine'), numeric: true },
          { id: 'level', text: t('review.level') },
        ]}
        parts={parts}
        onChoose={desk.choose}
        onOpen={desk.openRecord}
        onKey={onKey}
      />
    </div>
  );
}

function useParts(rulebook: Rulebook, troubles: Troubles, rulebookOf: RulebookOf): RowParts {
  const { t, locale } = useTexts();
  return useMemo(() => {
    const short = { ...rulebook, levels: shortLevels(rulebook.levels) };
    return {
      lead: (line) => <StateMark line={line} trouble={troubles[line.item.id] !== undefined} />,
      person: ({ item }) => <PersonCell item={item} rulebook={rulebook} />,
      values: (line) => {
        const { item } = line;
        const own = ownScores(line);
        return (
          <>
            <Value name={t('review.weeks8')}>
              <Sparkline weeks={item.trend} rulebookOf={rulebookOf} max={rulebook.maxTotal} />
            </Value>
            <Value name={t('review.work')}>
              <Items line={line} />
            </Value>
            <Value numeric name={t('review.stage.self')}>
              {pointsText(item.self?.total ?? null, locale)}
            </Value>
            <Value numeric name={t('review.mine')}>
              <strong>{pointsText(own?.total ?? null, locale)}</strong>
            </Value>
            <Value name={t('review.level')}>
              <LevelBadge
                level={levelByKey(short, own?.level ?? item.self?.level)}
                missing={t(`review.state.${item.state}`)}
              />
            </Value>
          </>
        );
      },
    };
  }, [rulebook, rulebookOf, troubles, t, locale]);
}

function Items({ line }: { readonly line: Line }) {
  const { t } = useTexts();
  const { items, state } = line.item;
  if (items === null && state === 'open') return <UnfiledCount item={line.item} />;
  if (items === null) return <span className={css.muted}>–</span>;
  return (
    <span>
      {t('review.itemCount', { count: items.count })}
      {items.late + items.undone > 0 && (
        <span className={css.late}> {t('review.itemsBehind', { count: items.late + items.undone })}</span>
      )}
    </span>
  );
}
