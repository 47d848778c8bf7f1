import { type DragEvent, type RefObject, useRef, useState } from 'react';
import { classNames } from '../../parts/class-names.ts';
import { Icon } from '../../parts/icon.tsx';
import { useTexts } from '../../texts.tsx';
import { MOST_MEGABYTES } from '../../upload.ts';
import css from './upload.module.css';

export interface DropZoneProps {
  readonly id: string;
  readonly file: File | null;
  readonly onFile: (file: File) => void;
  readonly error: string | null;
}

/** A large button that opens the file dialog; a file may be dropped on it as well. */
export function DropZone({ id, file, onFile, error }: DropZoneProps) {
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onFile(dropped);
  };
  return (
    <div>
      <button
        id={id}
        type="button"
        className={classNames(css.drop, over && css.over, error && css.wrong)}
        aria-describedby={error ? `${id}-error` : undefined}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" size={26} />
        <span className={css.dropWords}>
          <strong>{t(file ? 'importPage.chooseOther' : 'importPage.choose')}</strong>
          <span className={css.small}>
            {over ? t('importPage.dropNow') : t('importPage.drop', { most: MOST_MEGABYTES })}
          </span>
        </span>
        {file && (
          <span className={css.file}>
            <span className={css.fileName}>{file.name}</span>
            <span className={css.small}>
              {t('importPage.size', { size: Math.max(1, Math.trunc(file.size / 1024)) })}
            </span>
          </span>
        )}
      </button>
      <HiddenInput input={input} onFile={onFile} />
      {error && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </div>
  );
}

interface HiddenInputProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onFile: (file: File) => void;
}

/** The browser's own control; the button above opens it. */
function HiddenInput({ input, onFile }: HiddenInputProps) {
  return (
    <input
      ref={input}
      type="file"
      className={css.native}
      tabIndex={-1}
      aria-hidden="true"
      accept=".xlsx,.csv"
      onChange={(event) => {
        const chosen = event.target.files?.[0];
        if (chosen) onFile(chosen);
        // The same file, mended and chosen again, must count as a choice.
        event.target.value = '';
      }}
    />
  );
}
