// Short forms offices use for bodies and posts, as folded words. Data only.

/** Bodies and their parts (Nghị định 30/2020/NĐ-CP phụ lục VI and everyday use). */
const BODIES: Readonly<Record<string, string>> = {
  ub: 'uy ban',
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  mttq: 'mat tran to quoc',
  ubmttq: 'uy ban mat tran to quoc',
  ubkt: 'uy ban kiem tra',
  bch: 'ban chap hanh',
  hcc: 'hanh chinh cong',
  pvhcc: 'phuc vu hanh chinh cong',
  ttpvhcc: 'trung tam phuc vu hanh chinh cong',
  tthcc: 'trung tam hanh chinh cong',
  tt: 'trung tam',
  vp: 'van phong',
  vhxh: 'van hoa xa hoi',
  vh: 'van hoa',
  xh: 'xa hoi',
  kt: 'kinh te',
  ht: 'ha tang',
  dt: 'do thi',
  cntt: 'cong nghe thong tin',
  ldtbxh: 'lao dong thuong binh xa hoi',
};

/** Posts; tried only at the beginning of a title. */
const POSTS: Readonly<Record<string, string>> = {
  ct: 'chu tich',
  pct: 'pho chu tich',
  bt: 'bi thu',
  pbt: 'pho bi thu',
  tp: 'truong phong',
  ptp: 'pho truong phong',
  cvp: 'chanh van phong',
  pcvp: 'pho chanh van phong',
  gd: 'giam doc',
  pgd: 'pho giam doc',
  cv: 'chuyen vien',
  cvc: 'chuyen vien chinh',
  nv: 'nhan vien',
};

/** Words that say nothing about which unit is meant. */
const FILLERS: ReadonlySet<string> = new Set(['va']);

function expandWord(word: string): string {
  return Object.hasOwn(BODIES, word) ? (BODIES[word] ?? word) : word;
}

/** Folded unit name with short forms written out and fillers gone. */
export function expandUnitName(folded: string): string {
  return folded
    .split(' ')
    .filter((word) => !FILLERS.has(word))
    .map(expandWord)
    .join(' ')
    .replace('mat tran to quoc viet nam', 'mat tran to quoc');
}

/** 'Phó phòng' for 'Phó Trưởng phòng'. */
const SHORT_DEPUTY = /^(pho) (phong|ban)(?= |$)/;

/** Folded title with short forms written out. */
export function expandTitle(folded: string): string {
  const [first = '', ...rest] = folded.split(' ');
  const start = Object.hasOwn(POSTS, first) ? (POSTS[first] ?? first) : expandWord(first);
  return [start, ...rest.map(expandWord)].join(' ').replace(SHORT_DEPUTY, '$1 truong $2');
}
