import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { evaluate } from '../../../domain/score/evaluate.ts';
import { plainInput } from '../../../domain/score/input.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { levelByKey } from '../../rulebook.ts';
import { shortLevels } from '../../short-levels.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import { type Check, isOfExample } from './shapes.ts';
import css from './studio.module.css';
import { takenResults } from './taken-results.ts';
import type { EditorState } from './use-editor.ts';

type Fault = Check['faults'][number];

interface Props {
  readonly rulebook: Rulebook | null;
  readonly editor: EditorState;
}

/** The worked examples reckoned here and now by the very function that scores, beside what the text says they give. */
export function Examples({ rulebook, editor }: Props) {
  const { t } = useTexts();
  if (rulebook === null)
    return (
      <Card title={t('studio.examples')}>
        <p className={css.muted}>{t('studio.examplesNone')}</p>
      </Card>
    );
  const faults = editor.check.faults.filter(isOfExample);
  const borders = faults.filter(({ path }) => path[0] === 'levelExamples');
  return (
    <>
      {faults.length > 0 && <Differing rulebook={rulebook} faults={faults} editor={editor} />}
      <Worked rulebook={rulebook} faults={faults} />
      {borders.length > 0 && <Borders rulebook={rulebook} faults={borders} />}
    </>
  );
}

/** Examples speak against the change: whoever changes the regulation says that the new results are meant. */
function Differing({
  rulebook,
  faults,
  editor,
}: {
  readonly rulebook: Rulebook;
  readonly faults: readonly Fault[];
  readonly editor: EditorState;
}) {
  const { t } = useTexts();
  const examples = new Set(faults.map(({ path }) => `${path[0]} ${path[1]}`));
  return (
    <Card title={t('studio.examplesDiffer', { count: examples.size })}>
      <p className={css.lead}>{t('studio.examplesDifferWhat')}</p>
      {!editor.readOnly && (
        <Button onClick={() => void editor.edit(takenResults(rulebook, faults))}>
          {t('studio.examplesTake')}
        </Button>
      )}
    </Card>
  );
}

function Worked({ rulebook, faults }: { readonly rulebook: Rulebook; readonly faults: readonly Fault[] }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const short = { ...rulebook, levels: shortLevels(rulebook.levels) };
  const nameOf = (key: string | null) => {
    const level = levelByKey(short, key);
    return level === null ? '–' : words(level.name);
  };
  const rows = rulebook.examples.map((example, index) => {
    const input = { ...plainInput(example.given), ...(example.input ?? {}) };
    const changed = faults.filter(({ path }) => path[0] === 'examples' && path[1] === String(index));
    const has = (name: string) => changed.some(({ path }) => path[2] === name);
    return { example, outcome: evaluate(rulebook, input), points: has('total'), level: has('level') };
  });
  return (
    <Card title={t('studio.examples')} flush>
      <DataTable
        caption={t('studio.examples')}
        rows={rows}
        rowKey={(row) => row.example.key}
        columns={[
          {
            id: 'example',
            header: t('studio.example'),
            phone: 'head',
            cell: ({ example }) => words(example.note),
          },
          {
            id: 'points',
            header: t('studio.points'),
            numeric: true,
            cell: ({ example, outcome, points }) => (
              <>
                {points && <del className={css.was}>{pointsText(example.total, locale)}</del>}
                {pointsText(outcome.shown, locale)}
              </>
            ),
          },
          {
            id: 'level',
            header: t('studio.level'),
            cell: ({ example, outcome, level }) => (
              <span className={css.standing}>
                {level && <del className={css.was}>{nameOf(example.level)}</del>}
                <LevelBadge level={levelByKey(short, outcome.level.level)} />
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}

/** Borders of the bands that belong to another level now. */
function Borders({ rulebook, faults }: { readonly rulebook: Rulebook; readonly faults: readonly Fault[] }) {
  const { t, locale } = useTexts();
  const words = useBilingual();
  const name = (key: unknown) => {
    const level = levelByKey({ ...rulebook, levels: shortLevels(rulebook.levels) }, String(key));
    return level === null ? '–' : words(level.name);
  };
  return (
    <Card title={t('studio.borders')}>
      <ul className={css.troubles}>
        {faults.map(({ path, params: { key, expected, found } }) => (
          <li key={path.join('.')}>
            {t('studio.borderMoved', {
              points: pointsText(Number(key), locale),
              ...{ was: name(expected), is: name(found) },
            })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
