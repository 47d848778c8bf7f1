// Keys of every page: Ctrl+K opens the palette, Alt+G the line to put work down, "?" the page of keys. What they open loads when it is first asked for.
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import type { SessionView } from '../../contract/session.ts';
import { withAreas } from '../area-texts.ts';
import { showPalette, usePaletteShown } from '../palette/palette-state.ts';
import { paths } from '../paths.ts';
import { preferences } from '../preferences.ts';
import { isTourOn } from '../tour/tour-state.ts';
import { ENTRY_FIELD } from '../work/entry-place.ts';

const Palette = lazy(() =>
  withAreas(['palette', 'duties', 'today'], () => import('../palette/palette.tsx')).then((module) => ({
    default: module.Palette,
  })),
);
const Tour = lazy(() =>
  withAreas(['tour'], () => import('../tour/tour.tsx')).then((module) => ({ default: module.Tour })),
);

const FIELDS = 'input, textarea, select, [contenteditable], dialog';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

export function Shortcuts({ session }: { readonly session: SessionView }) {
  const open = usePaletteShown();
  const isOnTour = isTourOn.use(session.person.id);
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK') {
        event.preventDefault();
        showPalette(true);
      }
      if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === 'KeyG') {
        event.preventDefault();
        const field = document.getElementById(ENTRY_FIELD);
        if (field) field.focus();
        else void navigate({ to: paths.today, hash: ENTRY_FIELD });
      }
      // A list of people answers "?" by itself and says so by preventing the default.
      const isQuestion = event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isQuestion && preferences().singleKeys && !isTyping(event.target))
        void navigate({ to: paths.keyboard });
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [navigate]);
  return (
    <Suspense fallback={null}>
      {open && <Palette session={session} onClose={() => showPalette(false)} />}
      {isOnTour && <Tour session={session} />}
    </Suspense>
  );
}
