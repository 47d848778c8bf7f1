// A text being typed, as a hook around `DraftKeeper`.
import { onlineManager } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { DraftKeeper, type DraftState, type KeeperOptions } from './draft-keeper.ts';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

export interface DraftOptions<T> extends Pick<KeeperOptions<T>, 'server' | 'mirror' | 'readServer' | 'same'> {
  /** Unique per thing typed, e.g. `evaluation-12`. Changing it needs a new component (`key`). */
  readonly name: string;
}
export type Draft<T> = DraftState<T> &
  Pick<DraftKeeper<T>, 'set' | 'flush' | 'forget' | 'keepMine' | 'keepTheirs'>;

/** `draft.value` is what stands in the form; `draft.set(next)` on every change; `draft.forget()` after sending. */
export function useDraft<T>(options: DraftOptions<T>): Draft<T> {
  const latest = useRef(options);
  latest.current = options;
  const [state, setState] = useState<DraftState<T>>(() => ({
    value: options.server.value,
    status: 'clean',
    savedAt: null,
    theirs: null,
    ready: false,
  }));
  const [keeper] = useState(() => {
    const { name, server, same } = options;
    return new DraftKeeper<T>({
      server,
      same,
      mirror: (value, version) => latest.current.mirror(value, version),
      readServer: () => latest.current.readServer(),
      shelf: {
        keep: (record) => keepDraft(name, record),
        read: () => readDraft<T>(name),
        drop: () => dropDraft(name),
      },
      onChange: setState,
    });
  });
  const [calls] = useState(() => ({
    set: (value: T) => keeper.set(value),
    flush: () => keeper.flush(),
    forget: () => keeper.forget(),
    keepMine: () => keeper.keepMine(),
    keepTheirs: () => keeper.keepTheirs(),
  }));
  useEffect(() => {
    void keeper.start();
    const leaving = () => {
      if (document.visibilityState === 'hidden') void keeper.flush();
    };
    document.addEventListener('visibilitychange', leaving);
    const network = onlineManager.subscribe((online) => {
      if (online) void keeper.flush();
    });
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      network();
      // Leaving the page inside the product: what is typed is kept and sent before the timers go.
      void keeper.flush().finally(() => keeper.stop());
    };
  }, [keeper]);
  return { ...state, ...calls };
}
