// Unsaved answers of one rehearsal, kept encrypted on this device until they are saved.
import { useEffect, useRef, useState } from 'react';
import { dropDraft, keepDraft, readDraft } from '../../drafts.ts';
import type { Answers } from './answers.ts';

export function useAnswers(importId: number) {
  const [answers, setAnswers] = useState<Answers>({});
  const touched = useRef(false);
  const name = `import-${importId}`;
  useEffect(() => {
    void readDraft<Answers>(name).then((kept) => {
      if (kept && !touched.current) setAnswers(kept.value);
    });
  }, [name]);
  const set = (next: Answers) => {
    touched.current = true;
    setAnswers(next);
    const savedAt = new Date().toISOString();
    if (Object.keys(next).length === 0) void dropDraft(name);
    else void keepDraft(name, { value: next, savedAt, baseVersion: 0, mirrored: false });
  };
  return { answers, set, forget: () => set({}) };
}
