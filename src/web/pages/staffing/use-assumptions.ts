// What posts are reckoned by, in the address: the overview, a position, the pictures, the file and a link say the same.
import {
  type Assumptions,
  assumptionsOf,
  assumptionsText,
  USUAL_ASSUMPTIONS,
} from '../../../domain/work/staffing.ts';
import { useSearchValue } from '../../search-value.ts';

const USUAL_TEXT = assumptionsText(USUAL_ASSUMPTIONS);

export function useAssumptions() {
  const [text, setText] = useSearchValue('gia-dinh');
  const given = assumptionsOf(text) ?? USUAL_ASSUMPTIONS;
  return {
    given,
    isUsual: assumptionsText(given) === USUAL_TEXT,
    set: (next: Assumptions) => {
      const said = assumptionsText(next);
      setText(said === USUAL_TEXT ? null : said);
    },
  };
}
