import type { Citation, Rulebook } from '../../../domain/rulebook/shape.ts';
import { partsOf, type TreeNode } from '../../../domain/rulebook/shape-tree.ts';
import { hundredthsWords, type RegulationTexts } from '../../../text/regulation/index.ts';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { useBilingual } from '../../texts.tsx';
import { nodeWords } from './node-words.ts';
import css from './score-tree.module.css';

interface TreeProps {
  readonly rulebook: Rulebook;
  readonly texts: RegulationTexts;
}

/** The tree as nested lists: what each part yields at most, how, and by which article. */
export function ScoreTree({ rulebook, texts }: TreeProps) {
  const { score, figures } = rulebook;
  return (
    <Card id="score" title={texts.say('section.score')}>
      {score && <Nodes nodes={[score]} above={null} rulebook={rulebook} texts={texts} />}
      {figures.length > 0 && (
        <>
          <h3 className={css.beside}>{texts.say('word.figures')}</h3>
          <Nodes nodes={figures} above={null} rulebook={rulebook} texts={texts} />
        </>
      )}
    </Card>
  );
}

function same(a: Citation | null, b: Citation): boolean {
  return a !== null && a.document === b.document && a.where === b.where && a.confidence === b.confidence;
}

interface NodesProps extends TreeProps {
  readonly nodes: readonly TreeNode[];
  readonly above: Citation | null;
}

/** A source is named once where it begins to hold, not at each of seventeen items. */
function Nodes({ nodes, above, rulebook, texts }: NodesProps) {
  return (
    <ul className={css.nodes}>
      {nodes.map((node, index) => (
        <Node
          key={node.key}
          node={node}
          named={same(nodes[index - 1]?.citation ?? above, node.citation)}
          rulebook={rulebook}
          texts={texts}
        />
      ))}
    </ul>
  );
}

interface NodeProps extends TreeProps {
  readonly node: TreeNode;
  readonly named: boolean;
}

function Node({ node, named, rulebook, texts }: NodeProps) {
  const words = useBilingual();
  const parts = partsOf(node);
  const isFigure = node.mechanism === 'work-points';
  return (
    <li className={css.node}>
      <div className={css.line}>
        <span className={css.name}>{words(node.name)}</span>
        {!isFigure && (
          <span className={css.max}>
            {texts.say('word.max', { max: hundredthsWords(node.max, texts.locale) })}
          </span>
        )}
      </div>
      <p className={css.how}>{nodeWords(texts, node, rulebook)}</p>
      {node.grades.length > 0 && (
        <p className={css.how}>
          {node.grades
            .map((one) => `${words(one.name)}: ${hundredthsWords(one.from.value, texts.locale)} %`)
            .join(' · ')}
        </p>
      )}
      {!named && <CitationLine citation={node.citation} />}
      {parts.length > 0 && <Nodes nodes={parts} above={node.citation} rulebook={rulebook} texts={texts} />}
    </li>
  );
}
