// The points, the words the regulation asks for, the live total, and the buttons of the decision.
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { LevelBadge } from '../parts/level-badge.tsx';
import { pointsText } from '../parts/points.ts';
import { TextArea } from '../parts/text-field.tsx';
import { levelByKey } from '../rulebook.ts';
import { shortLevels } from '../short-levels.ts';
import { useTexts } from '../texts.tsx';
import css from './pane.module.css';
import type { PaneProps } from './pane-props.ts';
import { ScoreTable } from './score-table.tsx';
import { LONGEST_COMMENT, stageBefore } from './sheet.ts';
import { useSpokenTotal } from './use-spoken-total.ts';
import { rulesWords } from './words.ts';

export const commentId = (item: number) => `comment-${item}`;

export function ScoreForm(props: PaneProps) {
  const { line, rulebook, acts } = props;
  const { t } = useTexts();
  const { act } = line;
  return (
    <section className={css.form} aria-label={t('review.points')}>
      <ScoreTable line={line} rulebook={rulebook} onType={acts.type} onEnter={acts.decide} />
      {act && <Comment {...props} />}
      {!act && line.entry.comment !== '' && (
        <p className={css.left}>
          {t('review.leftOver')} {line.entry.comment}
        </p>
      )}
    </section>
  );
}

/** Total and decision: the last row of the pane, always in sight. */
export function ScoreFoot(props: PaneProps) {
  const { line, acts } = props;
  const { item, act } = line;
  return (
    <div className={css.foot}>
      <Total {...props} />
      {act === null && <Waiting {...props} />}
      {act !== null && <Buttons {...props} />}
      {act === null && item.may.includes('return') && <ReturnButton onClick={acts.giveBack} />}
    </div>
  );
}

function Comment({ line, tried, commentAsked, acts }: PaneProps) {
  const texts = useTexts();
  const { t } = texts;
  const { item, entry, reading } = line;
  const rules = reading?.rules ?? [];
  if (rules.length === 0 && entry.comment === '' && !commentAsked) {
    return (
      <Button look="quiet" small keyHint="C" icon={<Icon name="plus" size={16} />} onClick={acts.askComment}>
        {t('review.addComment')}
      </Button>
    );
  }
  const error =
    reading?.comment === 'too-long'
      ? t('review.tooLong', { max: LONGEST_COMMENT })
      : tried && reading?.comment === 'missing'
        ? t('review.commentMissing')
        : null;
  return (
    <TextArea
      id={commentId(item.id)}
      label={t('review.comment')}
      hint={
        rules.length > 0
          ? t('review.commentRule', { rules: rulesWords(rules, texts) })
          : t('review.commentWho')
      }
      required={rules.length > 0}
      optional={rules.length === 0}
      value={entry.comment}
      onChange={acts.comment}
      error={error}
      rows={2}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) acts.decide();
      }}
    />
  );
}

function Total({ line, rulebook }: PaneProps) {
  const { t, locale } = useTexts();
  const { item, act, reading } = line;
  const settled = item.final ?? item.scorer ?? item.self;
  const total = reading ? reading.result.total : (settled?.total ?? null);
  const level = levelByKey(rulebook, reading ? reading.result.level : settled?.level);
  const before = act && stageBefore(item, act);
  const gap = before && total !== null ? total - before.total : 0;
  const words = useSpokenTotal(
    reading &&
      t('review.spokenTotal', {
        total: pointsText(total, locale),
        level: level?.name[locale] ?? t('common.levelUnknown'),
      }),
  );
  return (
    <div className={css.total}>
      <span className={css.big}>{pointsText(total, locale)}</span>
      <LevelBadge level={levelByKey({ ...rulebook, levels: shortLevels(rulebook.levels) }, level?.key)} />
      {gap !== 0 && act && (
        <span className={css.gap}>
          {t('review.gap', {
            sign: gap > 0 ? '+' : '\u2212',
            points: pointsText(Math.abs(gap), locale),
            stage: t(act === 'approve' ? 'review.stage.scorer' : 'review.stage.self'),
          })}
        </span>
      )}
      <span className={css.spoken} role="status">
        {words}
      </span>
    </div>
  );
}

function Waiting({ line }: PaneProps) {
  const { t, find } = useTexts();
  const { item } = line;
  return (
    <p className={css.muted}>
      {item.waitingFor && item.state !== 'approved' && item.state !== 'closed'
        ? t('review.waitingWith', { name: item.waitingFor.name })
        : (find(`review.state.${item.state}`) ?? item.state)}
    </p>
  );
}

function Buttons({ line, acts, busy, more }: PaneProps) {
  const { t } = useTexts();
  const { item, act, ready, returning, reading } = line;
  if (returning || ready) {
    return (
      <div className={css.buttons}>
        <span className={css.decided}>
          <Icon name="check" size={18} />
          {t(returning ? 'review.returning' : act === 'approve' ? 'review.markedSign' : 'review.marked')}
        </span>
        <Button keyHint="Z" onClick={acts.undo}>
          {t('common.undo')}
        </Button>
        {ready && more}
      </div>
    );
  }
  const kind = reading?.agrees === false ? 'own' : 'agree';
  return (
    <div className={css.buttons}>
      <Button
        look="primary"
        keyHint={kind === 'agree' ? 'A' : 'Ctrl Enter'}
        busy={busy}
        onClick={acts.decide}
      >
        {t(`review.decide.${act ?? 'score'}.${kind}`)}
      </Button>
      {item.may.includes('return') && <ReturnButton onClick={acts.giveBack} />}
      {more}
    </div>
  );
}

function ReturnButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTexts();
  return (
    <Button keyHint="R" onClick={onClick}>
      {t('review.return')}
    </Button>
  );
}
