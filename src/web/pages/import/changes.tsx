// What applying would do (or did), by kind: the number, and behind it the list.
import { useState } from 'react';
import type { ImportView } from '../../../contract/imports.ts';
import { ROUTES } from '../../../contract/routes.ts';
import type { Texts } from '../../../text/index.ts';
import { routeAddress } from '../../api.ts';
import { FileLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { useTexts } from '../../texts.tsx';
import css from './changes.module.css';

type Change = ImportView['changes'][number];

/** 'Thêm người' for 'person-added'; a kind nobody worded is shown as it is. */
export function useKindWords(): (kind: string) => string {
  const { find } = useTexts();
  return (kind) => find(`import.change.${kind}`) ?? kind;
}

export function Changes({ view }: { readonly view: ImportView }) {
  const { t, locale } = useTexts();
  const kinds = Object.entries(view.counts).filter(([, count]) => count > 0);
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  const isDone = view.state === 'applied' || view.state === 'undone';
  const title = t(isDone ? 'importPage.changesDone' : 'importPage.changes');
  const file = routeAddress(ROUTES.importChanges, { params: { id: view.id }, query: { locale } });
  return (
    <Card
      title={title}
      flush
      actions={
        total > 0 && (
          <FileLink href={file} icon={<Icon name="download" size={18} />}>
            {t('importPage.downloadChanges')}
          </FileLink>
        )
      }
    >
      {kinds.length === 0 && <EmptyState icon="check" title={t('importPage.changesNone')} />}
      {kinds.map(([kind, count]) => (
        <Kind
          key={kind}
          kind={kind}
          count={count}
          changes={view.changes.filter((change) => change.kind === kind)}
        />
      ))}
      {view.changes.length < total && (
        <p className={css.cut}>{t('importPage.changesCut', { shown: view.changes.length, total })}</p>
      )}
    </Card>
  );
}

/** The row with its sheet; rehearsed by an older version, without. */
function rowWords({ row, sheet }: Change, { t }: Texts): string {
  if (row === null) return '';
  return sheet ? t('importPage.place', { sheet, row }) : t('importPage.row', { row });
}

interface KindProps {
  readonly kind: string;
  readonly count: number;
  readonly changes: readonly Change[];
}

function Kind({ kind, count, changes }: KindProps) {
  const words = useKindWords();
  const [open, setOpen] = useState(false);
  return (
    <details className={css.kind} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={css.head}>
        <span className={css.count}>{count}</span>
        <span>{words(kind)}</span>
      </summary>
      {open && <Lines changes={changes} />}
    </details>
  );
}

function Lines({ changes }: { readonly changes: readonly Change[] }) {
  const texts = useTexts();
  const { find } = texts;
  const [shown, more] = useShowMore(changes);
  return (
    <>
      <ul className={css.lines}>
        {shown.map((change) => (
          <li
            key={`${change.what} ${change.detail} ${change.row} ${change.fields.join(' ')}`}
            className={css.line}
          >
            <span className={css.what}>{change.what}</span>
            <span className={css.detail}>
              {[change.detail, ...change.fields.map((field) => find(`import.field.${field}`) ?? field)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className={css.row}>{rowWords(change, texts)}</span>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
