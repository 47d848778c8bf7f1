// The three steps side by side: level, total, every node of the tree, then the work lines they rest on.
import type { PeriodStage, PeriodView } from '../../../contract/periods.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { ExplainedNode } from '../../../domain/score/outcome.ts';
import { formatInstant } from '../../../text/format.ts';
import { Card } from '../../parts/card.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { levelByKey } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { shortLevels } from '../../short-levels.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { faultsText } from './line-draft.ts';
import css from './period.module.css';

interface Props {
  readonly view: PeriodView;
  readonly rulebook: Rulebook;
}
const STAGES = ['self', 'scorer', 'final'] as const;

export function Compare({ view, rulebook }: Props) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  if (view.stages.length === 0) return null;
  const shown = STAGES.filter((stage) => !(stage === 'scorer' && view.oneAuthority));
  const of = (stage: StageName) => view.stages.find((one) => one.stage === stage);
  const rows = rowsOf(view.stages[0]?.outcome.root as ExplainedNode | null);
  return (
    <Card title={t('period.compare')}>
      <div className={css.scroll}>
        <table className={css.compare}>
          <Head shown={shown} of={of} />
          <tbody>
            <tr className={css.levelRow}>
              <th scope="row">{t('period.level')}</th>
              {shown.map((stage) => (
                <td key={stage}>
                  <Level stage={of(stage)} rulebook={rulebook} />
                </td>
              ))}
            </tr>
            {rows.map(({ node, depth }) => (
              <tr key={node.key}>
                <th scope="row" data-depth={depth}>
                  {words(node.name)}
                </th>
                {shown.map((stage) => {
                  const root = of(stage)?.outcome.root as ExplainedNode | null | undefined;
                  const found = root ? rowsOf(root).find((row) => row.node.key === node.key) : undefined;
                  return <td key={stage}>{found ? pointsText(found.node.shown, locale) : '–'}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Comments view={view} />
      <Work view={view} />
    </Card>
  );
}

type StageName = (typeof STAGES)[number];
interface HeadProps {
  readonly shown: readonly StageName[];
  readonly of: (stage: StageName) => PeriodStage | undefined;
}

function Head({ shown, of }: HeadProps) {
  const { t } = useTexts();
  return (
    <thead>
      <tr>
        <th scope="col">{t('period.col.what')}</th>
        {shown.map((stage) => (
          <th key={stage} scope="col">
            {t(`period.stage.${stage}`)}
            <Signed stage={of(stage)} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** In the short words of a narrow column. */
function Level({ stage, rulebook }: Pick<Props, 'rulebook'> & { readonly stage: PeriodStage | undefined }) {
  const { t } = useTexts();
  if (stage === undefined) return '–';
  const levels = shortLevels(rulebook.levels);
  return (
    <LevelBadge level={levelByKey({ ...rulebook, levels }, stage.level)} missing={t('period.levelOpen')} />
  );
}

interface Row {
  readonly node: ExplainedNode;
  readonly depth: number;
}

function rowsOf(node: ExplainedNode | null, depth = 0): readonly Row[] {
  if (node === null) return [];
  return [{ node, depth }, ...node.children.flatMap((child) => rowsOf(child, depth + 1))];
}

function Signed({ stage }: { readonly stage: PeriodStage | undefined }) {
  const { tenant } = useSession();
  if (!stage?.at) return null;
  return (
    <span className={css.signed}>
      {stage.by?.name} · {formatInstant(stage.at, tenant.zone)}
    </span>
  );
}

function Comments({ view }: { readonly view: PeriodView }) {
  const { t } = useTexts();
  const said = view.stages.filter((stage) => stage.comment);
  return said.map((stage) => (
    <blockquote key={stage.stage} className={css.quote}>
      <strong>{t(`period.stage.${stage.stage}`)}:</strong> {stage.comment}
    </blockquote>
  ));
}

/** The lines the newest stage rests on. */
function Work({ view }: { readonly view: PeriodView }) {
  const { t, locale } = useTexts();
  const stage = view.stages.findLast((one) => (one.facts?.lines.length ?? 0) > 0);
  const facts = stage?.facts;
  if (stage === undefined || !facts) return null;
  const number = (hundredths: number) => pointsText(hundredths, locale);
  const head = ['title', 'coefficient', 'assigned', 'done', 'faults', 'delays'] as const;
  return (
    <details className={css.work} open>
      <summary>{t('period.workOf', { stage: t(`period.stage.${stage.stage}`).toLowerCase() })}</summary>
      <div className={css.scroll}>
        <table className={css.compare}>
          <thead>
            <tr>
              {head.map((key) => (
                <th key={key} scope="col">
                  {t(`period.line.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.lines.map((line) => (
              <tr key={line.key}>
                <th scope="row">
                  {facts.words.lines[line.key]?.title}
                  <span className={css.signed}>{facts.words.lines[line.key]?.product}</span>
                  {line.factors.length > 0 && (
                    <span className={css.signed}>
                      {t('period.line.factors')}: {line.factors.join(' × ')}
                    </span>
                  )}
                </th>
                <td>{number(line.coefficient)}</td>
                <td>{number(line.assigned)}</td>
                <td>{number(line.done)}</td>
                <td>{faultsText(line.faults) || '–'}</td>
                <td>{faultsText(line.delays) || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
