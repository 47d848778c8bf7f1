// One box to find people by name, with or without marks.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSearchValue } from '../../search-value.ts';
import { useTexts } from '../../texts.tsx';
import { useSettled } from '../../use-settled.ts';
import css from './find.module.css';

const MOST = 50;

export function FindPage() {
  const { t } = useTexts();
  const [kept, keep] = useSearchValue('ten');
  const [typed, setTyped] = useState(kept);
  const asked = useSettled(typed.trim(), 200);
  const box = useRef<HTMLDivElement>(null);
  useArrows(box);
  const { data, error, refetch, isPlaceholderData } = useRead(
    ROUTES.findPeople,
    { query: { q: asked, limit: MOST } },
    { when: asked !== '' },
  );
  const type = (text: string) => {
    setTyped(text);
    keep(text.trim());
  };
  const empty = typed.trim() === '';
  const found = empty ? undefined : data;
  return (
    <div ref={box}>
      <PageHeader title={t('find.title')} />
      <div className={css.search}>
        <SearchBox label={t('find.label')} value={typed} onChange={type} placeholder={t('find.hint')} />
      </div>
      {empty && (
        <EmptyState icon="search" title={t('find.start')}>
          <p>{t('find.startHint')}</p>
        </EmptyState>
      )}
      {!empty && error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!empty && !error && !data && <Skeleton lines={4} />}
      {found && <Results found={found} text={isPlaceholderData ? typed.trim() : asked} />}
    </div>
  );
}

type Found = Reply<typeof ROUTES.findPeople>;

function Results({ found, text }: { readonly found: Found; readonly text: string }) {
  const { t } = useTexts();
  const { items, more } = found;
  return (
    <>
      <p role="status" className={css.count}>
        {t('find.results', { count: items.length })}
      </p>
      {items.length === 0 ? (
        <EmptyState icon="users" title={t('find.none', { text })}>
          <p>{t('find.noneHint')}</p>
        </EmptyState>
      ) : (
        <Card flush>
          <ul>
            {items.map((person) => (
              <li key={person.id} className={css.item}>
                <AppLink to={paths.person(person.id)} className={css.link}>
                  <span className={css.name}>{person.name}</span>
                  <span className={css.under}>
                    {[person.post ?? person.jobPosition, person.unit?.name].filter(Boolean).join(' · ') ||
                      t('find.noPost')}
                  </span>
                </AppLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {more && <p className={css.count}>{t('find.more')}</p>}
    </>
  );
}

/** Arrows walk through box and results; Enter on a result opens it, as everywhere. */
function useArrows(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = box.current;
    if (root === null) return;
    const move = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
      if (step === undefined || event.isComposing) return;
      const stops = [...root.querySelectorAll<HTMLElement>('input, li > a')];
      const at = stops.findIndex((stop) => stop.matches(':focus'));
      const next = stops[at + step];
      if (at === -1 || next === undefined) return;
      event.preventDefault();
      next.focus();
    };
    root.addEventListener('keydown', move);
    return () => root.removeEventListener('keydown', move);
  }, [box]);
}
