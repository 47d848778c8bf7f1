// A short text beside a record (a dissent, a reason), kept on this device like a draft but never sent before its button.
import { useEffect, useRef, useState } from 'react';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

const KEEP_MS = 300;

export interface KeptText {
  readonly value: string;
  readonly set: (text: string) => void;
  /** After sending. */
  readonly forget: () => Promise<void>;
}

/** `name` is unique per text, e.g. `dissent-12`. */
export function useKeptText(name: string): KeptText {
  const [value, setValue] = useState('');
  const typed = useRef(false);
  useEffect(() => {
    void readDraft<string>(name).then((kept) => {
      if (kept !== null && !typed.current) setValue(kept.value);
    });
  }, [name]);
  useEffect(() => {
    if (!typed.current) return;
    const timer = setTimeout(() => {
      const savedAt = new Date().toISOString();
      void keepDraft(name, { value, savedAt, baseVersion: 0, mirrored: false });
    }, KEEP_MS);
    return () => clearTimeout(timer);
  }, [name, value]);
  return {
    value,
    set: (text) => {
      typed.current = true;
      setValue(text);
    },
    forget: async () => {
      typed.current = false;
      setValue('');
      await dropDraft(name);
    },
  };
}
