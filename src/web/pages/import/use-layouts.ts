// Choices about reading a file, and sending them; the reply is the file read again, shown at once.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportView } from '../../../contract/imports.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { keyOf } from '../../queries.ts';
import { useFormAct } from '../../use-form-act.ts';
import { type Choices, layoutsOf, twice } from './layouts.ts';

export function useLayouts(view: ImportView) {
  const queries = useQueryClient();
  const act = useFormAct(ROUTES.importAct, [ROUTES.importForms]);
  const [choices, set] = useState<Choices>({});
  const [remember, setRemember] = useState(false);
  const { id, version } = view;
  const lay = async (layouts: ReturnType<typeof layoutsOf>, keep: boolean) => {
    const body = { act: 'lay-out' as const, version, layouts, remember: keep };
    const reply = await act.run({ params: { id }, body });
    if (reply === null) return;
    queries.setQueryData(keyOf(ROUTES.import, { params: { id } }), reply);
    set({});
  };
  const isDoubled = Object.values(choices).some((choice) => twice(choice) !== null);
  return {
    ...{ choices, set, remember, setRemember, busy: act.busy, error: act.error },
    changed: Object.keys(choices).length > 0,
    send: async () => {
      if (!isDoubled) await lay(layoutsOf(view.sheets, choices), remember);
    },
    reset: () => lay([], false),
  };
}
