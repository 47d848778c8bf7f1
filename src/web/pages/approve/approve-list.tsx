import { useMemo, useRef } from 'react';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelSpread } from '../../parts/level-spread.tsx';
import { pointsText } from '../../parts/points.ts';
import { PersonCell, ReasonLines } from '../../review/person-cell.tsx';
import { ReviewList, type RowParts, Value } from '../../review/review-list.tsx';
import type { Line } from '../../review/use-review.ts';
import { levelByKey } from '../../rulebook.ts';
import { shortLevels } from '../../short-levels.ts';
import { useTexts } from '../../texts.tsx';
import css from './approve.module.css';
import { levelCounts, rangeOf } from './groups.ts';
import type { Board } from './use-board.ts';

export interface ApproveListProps {
  readonly board: Board;
  readonly rulebook: Rulebook;
}

export function ApproveList({ board, rulebook }: ApproveListProps) {
  const { t } = useTexts();
  const { groups, chosen, review, work, blockOpen } = board;
  const parts = useParts(board, rulebook);
  const exceptions = {
    key: 'exceptions',
    head: (
      <GroupHead
        title={t('approve.exceptions', { count: groups.exceptions.length })}
        hint={t('approve.exceptionsHint')}
      />
    ),
    lines: groups.exceptions,
  };
  const ordinary = {
    key: 'ordinary',
    head: <BlockHead board={board} rulebook={rulebook} />,
    lines: blockOpen ? groups.ordinary : [],
  };
  return (
    <div className={css.card}>
      <ReviewList
        label={t('approve.list')}
        groups={[
          ...(groups.exceptions.length > 0 ? [exceptions] : []),
          ...(groups.ordinary.length > 0 ? [ordinary] : []),
        ]}
        chosen={chosen}
        columns={css.columns}
        heads={[
          { id: 'name', text: t('review.person') },
          { id: 'self', text: t('review.stage.self'), numeric: true },
          { id: 'scorer', text: t('approve.scorer'), numeric: true },
          { id: 'mine', text: t('approve.mine'), numeric: true },
          { id: 'level', text: t('review.level') },
        ]}
        parts={parts}
        onChoose={review.desk.choose}
        onOpen={review.desk.openRecord}
        onKey={work.press}
      />
    </div>
  );
}

function GroupHead({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <span className={css.groupHead}>
      <strong>{title}</strong>
      <span className={css.muted}>{hint}</span>
    </span>
  );
}

/** The ordinary block: closed it says how many, how high and how spread; open it shows every name. */
function BlockHead({ board, rulebook }: ApproveListProps) {
  const { t, locale } = useTexts();
  const { groups, blockOpen, setBlockOpen, seen } = board;
  const { ordinary } = groups;
  const range = rangeOf(ordinary);
  const inSight = ordinary.filter((line) => seen.has(line.item.id)).length;
  return (
    <div className={css.block}>
      <div className={css.groupHead}>
        <strong>{t('approve.ordinary', { count: ordinary.length })}</strong>
        {range && (
          <span className={css.muted}>
            {t('approve.range', { from: pointsText(range.from, locale), to: pointsText(range.to, locale) })}
          </span>
        )}
        {blockOpen && (
          <span className={css.muted}>{t('approve.seen', { seen: inSight, count: ordinary.length })}</span>
        )}
      </div>
      <div className={css.blockSpread}>
        <LevelSpread
          parts={levelCounts(
            ordinary.map((line) => line.item),
            rulebook.levels,
          )}
        />
      </div>
      <Button
        small
        aria-expanded={blockOpen}
        icon={<Icon name={blockOpen ? 'down' : 'right'} size={16} />}
        onClick={() => setBlockOpen(!blockOpen)}
      >
        {blockOpen ? t('approve.fold') : t('approve.unfold')}
      </Button>
    </div>
  );
}

function useParts(board: Board, rulebook: Rulebook): RowParts {
  const { t, locale } = useTexts();
  const latest = useRef(board);
  latest.current = board;
  const { troubles } = board.signing.approvals;
  return useMemo(() => {
    const short = { ...rulebook, levels: shortLevels(rulebook.levels) };
    return {
      lead: (line) => (
        <Tick
          line={line}
          trouble={troubles[line.item.id] !== undefined}
          onToggle={() => latest.current.toggle(line)}
        />
      ),
      person: ({ item }) => <PersonCell item={item} rulebook={rulebook} plain />,
      detail: ({ item }) =>
        item.exceptions.length > 0 ? <ReasonLines item={item} rulebook={rulebook} /> : null,
      values: (line) => {
        const { item, reading, ready } = line;
        const own = ready && reading?.agrees === false ? reading.result : null;
        return (
          <>
            <Value numeric name={t('review.stage.self')}>
              {pointsText(item.self?.total ?? null, locale)}
            </Value>
            <Value numeric name={t('approve.scorer')}>
              <strong>{pointsText(item.scorer?.total ?? null, locale)}</strong>
            </Value>
            <Value numeric name={t('approve.mine')}>
              {own ? <strong>{pointsText(own.total, locale)}</strong> : ready ? t('approve.agreed') : '–'}
            </Value>
            <Value name={t('review.level')}>
              <LevelBadge level={levelByKey(short, own?.level ?? item.scorer?.level)} />
            </Value>
          </>
        );
      },
    };
  }, [rulebook, troubles, t, locale]);
}

interface TickProps {
  readonly line: Line;
  readonly trouble: boolean;
  readonly onToggle: () => void;
}

/** The box that chooses a record to be signed. */
function Tick({ line, trouble, onToggle }: TickProps) {
  const { t } = useTexts();
  return (
    <label className={css.tick}>
      <input type="checkbox" checked={line.ready} onChange={onToggle} />
      <span className={css.hidden}>{t('approve.choose', { name: line.item.person.name })}</span>
      {(trouble || line.outdated) && (
        <span className={css.alert} title={t('team.state.trouble')}>
          <Icon name="alert" size={16} />
        </span>
      )}
    </label>
  );
}
