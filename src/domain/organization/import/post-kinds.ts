// How somebody holds a post, in the words lists use: main, beside another one, acting, on secondment.
import type { AssignmentKind } from '../shape.ts';
import { foldText } from '../text-match.ts';

const WORDS: readonly { readonly kind: AssignmentKind; readonly phrases: readonly string[] }[] = [
  { kind: 'concurrent', phrases: ['kiem nhiem', 'kiem', 'kiem nghiem', 'concurrent'] },
  {
    kind: 'acting',
    phrases: [
      'quyen',
      'phu trach',
      'tam giao',
      'giao phu trach',
      'giao quyen',
      'tam quyen',
      'dieu hanh',
      'acting',
    ],
  },
  { kind: 'secondment', phrases: ['biet phai', 'tang cuong', 'trung tap', 'secondment'] },
  {
    kind: 'main',
    phrases: [
      ...[
        'chinh',
        'chinh thuc',
        'bo nhiem',
        'bo nhiem lai',
        'dieu dong',
        'luan chuyen',
        'tuyen dung',
        'tiep nhan',
      ],
      ...['chuyen cong tac', 'dieu dong bo nhiem', 'main', 'dieu chuyen', 'phan cong'],
    ],
  },
];

/** Null when the words are none we know. */
export function readPostKind(text: string): AssignmentKind | null {
  const folded = ` ${foldText(text)} `;
  const found = WORDS.find(({ phrases }) => phrases.some((phrase) => folded.startsWith(` ${phrase} `)));
  return found?.kind ?? null;
}
