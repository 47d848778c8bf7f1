import type { BilingualText } from '../../../domain/rulebook/shape.ts';
import { useBilingual, useTexts } from '../../texts.tsx';

interface Named {
  readonly name: BilingualText | null;
  readonly key: string | null;
  /** Where it stands: 'levels.1'. */
  readonly path: string;
}

/** By its own name; data without one by what it is and its place: the name of a field is nobody's language. */
export function useDataName(): (data: Named) => string {
  const words = useBilingual();
  const { find } = useTexts();
  return ({ name, key, path }) => {
    if (name !== null) return words(name);
    const [root = '', at = ''] = path.split('.');
    const kind = find(`rulebook.data.${root}`);
    return kind === undefined ? (key ?? path) : /^\d+$/.test(at) ? `${kind} ${Number(at) + 1}` : kind;
  };
}
