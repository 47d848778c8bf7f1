import { useId } from 'react';
import css from './choose-file.module.css';
import { Icon } from './icon.tsx';

export interface ChooseFileProps {
  readonly label: string;
  readonly hint?: string;
  /** Endings offered first, '.csv,.xlsx'. */
  readonly accept?: string;
  readonly disabled?: boolean;
  readonly onFile: (file: File) => void;
}

/** A button that asks for one file; the same one may be chosen again. */
export function ChooseFile({ label, hint, accept, disabled, onFile }: ChooseFileProps) {
  const field = useId();
  return (
    <div>
      <input
        id={field}
        className={css.input}
        type="file"
        accept={accept}
        aria-describedby={hint === undefined ? undefined : `${field}-hint`}
        disabled={disabled}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <label className={css.choose} htmlFor={field}>
        <Icon name="upload" size={18} />
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${field}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
