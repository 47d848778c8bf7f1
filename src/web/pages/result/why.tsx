// "Why this score": level -> total -> criterion -> the act and the article. At most four steps, all on this page.
import type { EvaluationView, ScoreNodeView } from '../../../contract/evaluations.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatInstant } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { Segmented } from '../../parts/segmented.tsx';
import { paths } from '../../paths.ts';
import { levelByKey } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { bandWords } from '../rulebook/levels.tsx';
import css from './result.module.css';
import { type ActView, actOf, type ScoreStage } from './stages.ts';

/** A figure of the page: the total (criterion null) or one criterion of a stage. */
export interface Figure {
  readonly stage: ScoreStage;
  readonly criterion: string | null;
}

export interface WhyProps {
  readonly view: EvaluationView;
  readonly rulebook: Rulebook;
  readonly figure: Figure | null;
  readonly onChoose: (figure: Figure) => void;
}

type Explained = EvaluationView['explained'][number];

export function Why({ view, rulebook, figure, onChoose }: WhyProps) {
  const { t } = useTexts();
  const words = useBilingual();
  const explained = view.explained.find((one) => one.stage === figure?.stage) ?? view.explained.at(-1);
  if (explained === undefined) return null;
  return (
    <Card
      title={t('result.why')}
      note={t('result.whyRulebook', { title: words(rulebook.title), version: view.rulebook.version })}
      actions={
        view.explained.length > 1 && (
          <Segmented
            label={t('result.whyStage')}
            value={explained.stage}
            options={view.explained.map((one) => ({
              value: one.stage,
              label: t(`result.short.${one.stage}`),
            }))}
            onChange={(stage) => onChoose({ stage, criterion: figure?.criterion ?? null })}
          />
        )
      }
    >
      <TotalWhy view={view} rulebook={rulebook} explained={explained} />
      {explained.nodes.map((node) => (
        <Group
          key={`${explained.stage} ${node.key}`}
          node={node}
          act={actOf(view, explained.stage)}
          open={figure?.criterion ?? null}
        />
      ))}
      <p>
        <AppLink to={paths.why('record', view.id)}>{t('result.whySheet')}</AppLink>
      </p>
    </Card>
  );
}

interface TotalProps extends Pick<WhyProps, 'view' | 'rulebook'> {
  readonly explained: Explained;
}

function TotalWhy({ view, rulebook, explained }: TotalProps) {
  const texts = useTexts();
  const { t, locale } = texts;
  const words = useBilingual();
  const level = levelByKey(rulebook, explained.level);
  const total = pointsText(view[explained.stage]?.total ?? null, locale);
  const leaves = explained.nodes.flatMap((node) => (node.children.length > 0 ? node.children : [node]));
  const parts = leaves.map((leaf) => pointsText(leaf.value, locale)).join(' + ');
  return (
    <div className={css.whyTotal}>
      <p className={css.whySum}>{t('result.whyTotal', { total, parts })}</p>
      {level && (
        <details className={css.step}>
          <summary>
            <span>
              {t('result.whyLevel', { total, level: words(level.name), band: bandWords(level, texts) })}
            </span>
            <LevelBadge level={level} />
          </summary>
          <div className={css.inside}>
            <CitationLine citation={explained.levelCitation} />
          </div>
        </details>
      )}
    </div>
  );
}

interface NodeProps {
  readonly node: ScoreNodeView;
  readonly act: ActView | undefined;
  /** Criterion that the reader came for. */
  readonly open: string | null;
}

function Group({ node, act, open }: NodeProps) {
  const { locale } = useTexts();
  const words = useBilingual();
  const leaves = node.children.length > 0 ? node.children : [node];
  return (
    <section className={css.group}>
      <h3 className={css.groupName}>
        {node.name ? words(node.name) : node.key}
        <span className={css.muted}>
          {pointsText(node.value, locale)} / {pointsText(node.max, locale)}
        </span>
      </h3>
      {leaves.map((leaf) => (
        <Leaf key={`${leaf.key} ${open === leaf.key}`} node={leaf} act={act} open={open} />
      ))}
    </section>
  );
}

function Leaf({ node, act, open }: NodeProps) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  return (
    <details className={css.step} open={open === node.key}>
      <summary>
        <span>{node.name ? words(node.name) : node.key}</span>
        <strong>
          {pointsText(node.value, locale)} / {pointsText(node.max, locale)}
        </strong>
      </summary>
      <div className={css.inside}>
        <p>{useEnteredWords(node, act)}</p>
        {act &&
          (act.comment ? (
            <div>
              <div className={css.muted}>{t('result.whyComment')}</div>
              <blockquote className={css.quote}>{act.comment}</blockquote>
            </div>
          ) : (
            <p className={css.muted}>{t('result.whyNoComment')}</p>
          ))}
        <div className={css.muted}>{t('result.whySource')}</div>
        <CitationLine citation={node.citation} />
      </div>
    </details>
  );
}

function useEnteredWords(node: ScoreNodeView, act: ActView | undefined): string {
  const { t, locale } = useTexts();
  const { tenant } = useSession();
  const values = { points: pointsText(node.value, locale), max: pointsText(node.max, locale) };
  if (act?.actor == null) return t('result.whyEnteredUnknown', values);
  const said = { ...values, name: act.actor.name, time: formatInstant(act.at, tenant.zone) };
  return act.actingFor === null
    ? t('result.whyEntered', said)
    : t('result.whyEnteredAs', { ...said, principal: act.actingFor.name });
}
