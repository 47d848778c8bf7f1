// The palette (Ctrl+K): what I owe, every page of mine, people. Type, arrows, Enter.
import { useNavigate } from '@tanstack/react-router';
import { Fragment, type KeyboardEvent, useState } from 'react';
import { dutyKey, dutyPlace } from '../../contract/duty-place.ts';
import { ROUTES } from '../../contract/routes.ts';
import type { SessionView } from '../../contract/session.ts';
import { weekParts } from '../../text/format.ts';
import { dutyCount, dutyLabel, dutyOf } from '../duty-words.ts';
import { barPlaces, morePlaces } from '../frame/places.ts';
import { classNames } from '../parts/class-names.ts';
import { Dialog } from '../parts/dialog.tsx';
import { paths } from '../paths.ts';
import { useRead } from '../queries.ts';
import { useTexts } from '../texts.tsx';
import { useSettled } from '../use-settled.ts';
import { type Entry, matching } from './entries.ts';
import css from './palette.module.css';

const MOST_PEOPLE = 8;

/** Up and down, from either end to the other. */
function placeAfter(now: number, step: number, count: number): number {
  return (Math.min(now, count - 1) + step + count) % Math.max(1, count);
}

interface PaletteProps {
  readonly session: SessionView;
  readonly onClose: () => void;
}

export function Palette({ session, onClose }: PaletteProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const entries = useEntries(session, typed);
  const chosen = entries[Math.min(at, entries.length - 1)];
  const open = (entry: Entry) => {
    onClose();
    void navigate({ to: entry.to, search: entry.search ?? {} });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step !== undefined) {
      event.preventDefault();
      setAt((now) => placeAfter(now, step, entries.length));
    }
    if ((event.code === 'Enter' || event.code === 'NumpadEnter') && chosen !== undefined) {
      event.preventDefault();
      open(chosen);
    }
  };
  return (
    <Dialog
      title={t('palette.title')}
      actions={<p className={css.hint}>{t('palette.hint')}</p>}
      onClose={onClose}
      wide
    >
      <input
        className={css.input}
        type="text"
        autoComplete="off"
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={chosen === undefined ? undefined : `palette-${chosen.key}`}
        placeholder={t('palette.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <p className={css.hidden} role="status">
        {t('palette.found', { count: entries.length })}
      </p>
      {entries.length === 0 && <p className={css.none}>{t('palette.none')}</p>}
      <List entries={entries} chosen={chosen} onOpen={open} />
    </Dialog>
  );
}

interface ListProps {
  readonly entries: readonly Entry[];
  readonly chosen: Entry | undefined;
  readonly onOpen: (entry: Entry) => void;
}

function List({ entries, chosen, onOpen }: ListProps) {
  const { t } = useTexts();
  return (
    <div id="palette-list" role="listbox" aria-label={t('palette.title')} className={css.list}>
      {entries.map((entry, index) => (
        <Fragment key={entry.key}>
          {entry.group !== entries[index - 1]?.group && (
            <p className={css.group} aria-hidden="true">
              {t(`palette.${entry.group}`)}
            </p>
          )}
          <div
            id={`palette-${entry.key}`}
            role="option"
            aria-selected={entry === chosen}
            tabIndex={-1}
            className={classNames(css.entry, entry === chosen && css.chosen)}
            ref={(element) => {
              if (entry === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            onMouseDown={(event) => {
              // The field keeps the focus, and with it the keys.
              event.preventDefault();
              onOpen(entry);
            }}
          >
            {entry.label} {entry.hint && <span className={css.muted}>{entry.hint}</span>}
            <span className={css.hidden}>, {t(`palette.${entry.group}`)}</span>
          </div>
        </Fragment>
      ))}
    </div>
  );
}

function useEntries(session: SessionView, typed: string): readonly Entry[] {
  const texts = useTexts();
  const { t } = texts;
  const asked = useSettled(typed.trim(), 200);
  const today = useRead(ROUTES.today, {});
  const people = useRead(
    ROUTES.findPeople,
    { query: { q: asked, limit: MOST_PEOPLE } },
    { when: asked.length >= 2 },
  );
  const owed = (today.data?.duties ?? []).map((duty): Entry => {
    const hint = [dutyOf(duty, texts), duty.count > 1 && dutyCount(duty, texts)];
    return {
      key: `owed-${dutyKey(duty)}`,
      group: 'owed',
      label: dutyLabel(duty, texts),
      hint: hint.filter(Boolean).join(' · ') || null,
      ...dutyPlace(duty),
    };
  });
  const page = (key: string, label: string, to: string): Entry => ({
    ...{ key: `page-${key}`, group: 'pages', label, hint: null, to },
  });
  const pages = [
    ...barPlaces(session).map((place) => page(place.key, t(place.text), place.to)),
    page('week', t('palette.week', weekParts(session.currentWeek)), paths.week(session.currentWeek)),
    page('messages', t('palette.messages'), paths.messages),
    ...morePlaces(session).map((place) => page(place.key, t(place.text), place.to)),
    page('keyboard', t('palette.keyboard'), paths.keyboard),
    page('password', t('common.changePassword'), paths.password),
  ];
  const found = typed.trim().length < 2 ? [] : (people.data?.items ?? []);
  return [
    ...matching([...owed, ...pages], typed),
    ...found.map(
      (person): Entry => ({
        ...{ key: `person-${person.id}`, group: 'people', label: person.name, to: paths.person(person.id) },
        hint: [person.post ?? person.jobPosition, person.unit?.name].filter(Boolean).join(' · ') || null,
      }),
    ),
  ];
}
