// Line icons drawn here, so that no font or image is fetched. Always decorative: the word beside it carries the meaning.
const SHAPES = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm5 12 4.5 4.5',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9l6 6 6-6',
  right: 'M9 6l6 6-6 6',
  left: 'M15 6l-6 6 6 6',
  check: 'M5 12.5 10 17 19 7.5',
  alert: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.3',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8v.3',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  calendar: 'M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6',
  users:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c.7-3.7 3.3-5.5 6.5-5.500s5.8 1.8 6.5 5.500M16 5.300a3.5 3.5 0 0 1 0 6.500M18 14.800c2 .8 3.2 2.5 3.6 5.2',
  inbox: 'M4 13.5 6.5 5h11L20 13.500V19H4zM4 13.500h4.500c0 2 1.5 3 3.5 3s3.5-1 3.5-3H20',
  home: 'M4.5 11 12 4.5 19.5 11v8.500h-5v-5.500h-5v5.500h-5z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  bell: 'M6 17h12l-1.500-2.500V11a4.500 4.500 0 0 0-9 0v3.500zM10.500 19.500a1.700 1.700 0 0 0 3 0',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  offline:
    'M3 3l18 18M5 12.500a10 10 0 0 1 4-2.400M19 12.500a10 10 0 0 0-5.5-2.900M8.5 16a5 5 0 0 1 7 0M12 19.500v.2',
  print: 'M7 9V3.500h10V9M7 17H4V9h16v8h-3M7 14h10v6.500H7z',
  download: 'M12 4v11M7 10.500l5 5 5-5M4.5 20h15',
  upload: 'M12 16V5M7 9.500l5-5 5 5M4.5 20h15',
  plus: 'M12 5v14M5 12h14',
  edit: 'M4 20l1-4.500L16 4.500l3.5 3.500L8.5 19z',
  undo: 'M9 14.5 4.5 10 9 5.500M4.500 10H14a5.500 5.500 0 0 1 0 11h-3',
  lock: 'M6 11h12v9.500H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const;
export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true" focusable="false">
      <path
        d={SHAPES[name]}
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
