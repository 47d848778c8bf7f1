import type { WhyNodeView, WhyView } from '../../../contract/why.ts';
import { formatInstant } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { useSession } from '../../session.tsx';
import { shortLevels } from '../../short-levels.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import css from './why.module.css';

interface Props {
  readonly node: WhyNodeView;
  readonly view: WhyView;
}

/** One line of the tree: opened where something lies under it, a link where the question goes on. */
export function Node({ node, view }: Props) {
  if (node.kind === 'act' || node.kind === 'work' || node.kind === 'source') return <Ground node={node} />;
  const head = (
    <>
      <Name node={node} />
      <Value node={node} view={view} />
    </>
  );
  if (node.children.length === 0 && node.citation === null) return <div className={css.line}>{head}</div>;
  return (
    <details className={css.node} open={node.kind === 'group'}>
      <summary>{head}</summary>
      <div className={css.inside}>
        {node.words !== null && node.name !== null && <q>{node.words}</q>}
        {node.citation && <CitationLine citation={node.citation} />}
        <div>
          {node.children.map((child) => (
            <Node key={`${child.kind} ${child.key}`} node={child} view={view} />
          ))}
        </div>
      </div>
    </details>
  );
}

function useName({ kind, name, words, period }: WhyNodeView): string {
  const { t } = useTexts();
  const say = useBilingual();
  if (kind === 'level') return t('why.level');
  if (period !== null) return periodName(t, period);
  return name === null ? (words ?? '') : say(name);
}

function Name({ node }: Pick<Props, 'node'>) {
  const name = useName(node);
  const { open } = node;
  if (open === null) return <span className={css.name}>{name}</span>;
  const { of, id, period, regime } = open;
  const to =
    period !== null && regime !== null && (of === 'person' || of === 'unit')
      ? paths.whyPeriod(of, id, period, regime)
      : paths.why(of, id);
  return (
    <span className={css.name}>
      <AppLink to={to}>{name}</AppLink>
    </span>
  );
}

function Value({ node, view }: Props) {
  const { t, locale } = useTexts();
  const { shown, max, note } = node;
  const level = shortLevels(view.levels).find(({ key }) => key === node.level);
  return (
    <span className={css.value}>
      {note !== null && note !== 'counted' && <span className={css.muted}>{t(`why.note.${note}`)}</span>}
      {shown !== null && <strong>{pointsText(shown, locale)}</strong>}
      {shown !== null && max !== null && <span className={css.muted}>/ {pointsText(max, locale)}</span>}
      {level && <LevelBadge level={level} />}
    </span>
  );
}

/** What a criterion rests on: a work, an act, a file. */
function Ground({ node }: Pick<Props, 'node'>) {
  const { t, locale } = useTexts();
  const { tenant } = useSession();
  const { kind, words, shown, max, note, by, at } = node;
  const heading =
    note === null ? t(`why.${kind === 'work' || kind === 'act' ? kind : 'source'}`) : t(`why.note.${note}`);
  return (
    <div className={css.line}>
      <span className={css.said}>
        <span className={css.muted}>
          {heading}
          {by !== null &&
            at !== null &&
            `: ${t('why.byAt', { name: by.name, at: formatInstant(at, tenant.zone) })}`}
        </span>
        {words !== null && words !== '' && <span>{words}</span>}
      </span>
      {shown !== null && max !== null && (
        <span className={css.muted}>
          {t('why.done', { done: pointsText(shown, locale), assigned: pointsText(max, locale) })}
        </span>
      )}
    </div>
  );
}
