import { type DragEvent, type RefObject, useRef, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { Icon } from '../../parts/icon.tsx';
import { useTexts } from '../../texts.tsx';
import { filesDropped, MOST_FILES, workbooksOf } from './dropped.ts';
import css from './past-weeks.module.css';

export interface PickFilesProps {
  readonly onFiles: (files: readonly File[]) => void;
}

/** Many files at once: chosen, a whole folder, or dropped. */
export function PickFiles({ onFiles }: PickFilesProps) {
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [single, folder] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const take = (files: readonly File[]) => {
    const trouble =
      files.length === 0
        ? t('pastWeeks.noForms')
        : files.length > MOST_FILES
          ? t('pastWeeks.tooMany', { most: MOST_FILES })
          : null;
    setWrong(trouble);
    if (trouble === null) onFiles(files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void filesDropped(event.dataTransfer).then(take);
  };
  return (
    <div className={css.pick}>
      <button
        type="button"
        className={classNames(css.drop, over && css.over)}
        aria-describedby={wrong ? 'past-files-error' : undefined}
        onClick={() => single.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" size={26} />
        <span className={css.dropWords}>
          <strong>{t('pastWeeks.choose')}</strong>
          <span className={css.small}>
            {over ? t('pastWeeks.dropNow') : t('pastWeeks.drop', { most: MOST_FILES })}
          </span>
        </span>
      </button>
      <Button small onClick={() => folder.current?.click()}>
        {t('pastWeeks.chooseFolder')}
      </Button>
      <Hidden input={single} onFiles={take} />
      <Hidden input={folder} onFiles={take} folder />
      {wrong && (
        <p id="past-files-error" role="alert" className={css.error}>
          {wrong}
        </p>
      )}
    </div>
  );
}

interface HiddenProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onFiles: (files: readonly File[]) => void;
  readonly folder?: boolean;
}

/** The browser's own controls; the buttons open them. */
function Hidden({ input, onFiles, folder }: HiddenProps) {
  return (
    <input
      ref={(element) => {
        input.current = element;
        if (element && folder) element.webkitdirectory = true;
      }}
      type="file"
      multiple
      className={css.native}
      tabIndex={-1}
      aria-hidden="true"
      accept=".xlsx,.csv"
      onChange={(event) => {
        onFiles(workbooksOf(event.target.files ?? []));
        // The same files, mended and chosen again, must count as a choice.
        event.target.value = '';
      }}
    />
  );
}
