// What the upload form holds and how it is sent. The words are on the form.
import { useRef, useState } from 'react';
import type { ImportView } from '../../../contract/imports.ts';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { useTexts } from '../../texts.tsx';
import { MOST_MEGABYTES, sendFile } from '../../upload.ts';

export interface UploadForm {
  readonly kind: 'people' | 'units';
  readonly file: File | null;
  /** null while what stands there is no date. */
  readonly from: string | null;
  readonly unit: number | null;
  readonly complete: boolean;
}

export const FIELDS = { file: 'import-file', from: 'import-from' } as const;

type Words = ReturnType<typeof useTexts>['t'];

function troublesOf({ file, from }: UploadForm, t: Words): readonly FieldTrouble[] {
  const fileTrouble = () => {
    if (file === null) return t('importPage.fileMissing');
    if (file.size === 0) return t('importPage.fileEmpty');
    if (file.size > MOST_MEGABYTES * 1024 * 1024) return t('importPage.fileLarge', { most: MOST_MEGABYTES });
    return null;
  };
  const wrong = fileTrouble();
  return [
    ...(wrong ? [{ field: FIELDS.file, text: wrong }] : []),
    ...(from ? [] : [{ field: FIELDS.from, text: t('form.date') }]),
  ];
}

/** `share`: how much of the file has gone out (0..1), null while nothing is being sent. */
export function useUpload(today: string, onDone: (view: ImportView) => void) {
  const { t } = useTexts();
  const [form, setForm] = useState<UploadForm>({
    kind: 'people',
    file: null,
    from: today,
    unit: null,
    complete: false,
  });
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stopper = useRef<AbortController>(null);
  const send = async () => {
    const found = troublesOf(form, t);
    setTroubles(found);
    setError(null);
    const { file, from, kind, unit, complete } = form;
    if (found.length > 0 || file === null || !from) return;
    stopper.current = new AbortController();
    setShare(0);
    const query = {
      kind,
      from,
      complete: complete ? ('yes' as const) : ('no' as const),
      ...(kind === 'people' && unit !== null ? { unit } : {}),
    };
    try {
      onDone(await sendFile({ file, query, onProgress: setShare, signal: stopper.current.signal }));
    } catch (problem) {
      if (!(problem instanceof DOMException)) setError(problem);
    } finally {
      setShare(null);
    }
  };
  return {
    form,
    set: (change: Partial<UploadForm>) => {
      setForm({ ...form, ...change });
      if (change.file) setTroubles([]);
    },
    troubles,
    share,
    error,
    send,
    stop: () => stopper.current?.abort(),
  };
}
