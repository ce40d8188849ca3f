const PATHS = {
  data: 'M2.5 4c0-1 2.5-1.75 5.5-1.75S13.5 3 13.5 4 11 5.75 8 5.75 2.5 5 2.5 4Zm0 0v8c0 1 2.5 1.75 5.5 1.75s5.5-.75 5.5-1.75V4M2.5 8c0 1 2.5 1.75 5.5 1.75S13.5 9 13.5 8',
  segments:
    'M4.5 7a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5Zm7 1a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5Zm-5 6a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5Z',
  stability: 'M2 12.5h12M3 9.5c1.5-5 3-5 4.5-1s3.5 3.5 5.5-5',
  validation:
    'M8 1.75 13.25 3.5v4.25c0 3-2.25 5.25-5.25 6.5-3-1.25-5.25-3.5-5.25-6.5V3.5L8 1.75ZM5.5 8l1.75 1.75L10.75 6',
  report: 'M4 1.75h5.5L12.5 5v9.25H4V1.75Zm5.25 0V5h3.25M6 8h4.5M6 11h4.5',
  compare: 'M2 2.5h4.75v11H2v-11Zm7.25 0H14v11H9.25v-11ZM2 6.5h4.75M9.25 9.5H14',
  performance: 'M2 3.5h5M5 7h6M8 10.5h6M2 13.75h12',
  apply: 'M1.75 8h7M6.25 5.25 9 8l-2.75 2.75M9.5 2.5h4v11h-4',
  check: 'M3 8.5 6.5 12 13 4.5',
  cached: 'M9 1.75 3.5 9H8l-1 5.25L12.5 7H8l1-5.25Z',
  skipped: 'M3 8h10',
  cross: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 4.5V8l2.25 1.75',
  running: 'M8 1.75A6.25 6.25 0 1 1 1.75 8',
  stale: 'M13.5 8A5.5 5.5 0 1 1 11.75 4M11.5 1.5V4.25h2.75',
  play: 'M4.5 2.75v10.5L13 8 4.5 2.75Z',
  stop: 'M4 4h8v8H4V4Z',
  undo: 'M5.5 2.5 2.5 5.5l3 3M2.5 5.5h7a4 4 0 0 1 0 8H6',
  redo: 'm10.5 2.5 3 3-3 3M13.5 5.5h-7a4 4 0 0 0 0 8H10',
  edit: 'M2.5 13.5v-3l8-8 3 3-8 8h-3ZM8.75 4.25l3 3',
  copy: 'M5.5 5.5h8v8h-8v-8ZM10.5 5.5v-3h-8v8h3',
  bin: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.75 9h6.5l.75-9M6.75 7v4M9.25 7v4',
  link: 'M6.75 9.25 9.25 6.75M7 4.5l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3.2 3.2 0 0 1 3 8.5L4.5 7',
  light:
    'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  dark: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z',
  auto: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 1.75v12.5M8 5h3.5M8 8h4.5M8 11h3.5',
  sliders:
    'M2 4.5h6M11.5 4.5H14M2 11.5h2.5M8 11.5h6M9.75 6.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5ZM6.25 13.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z',
  chevron: 'M5.5 3 10.5 8l-5 5',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  lasso:
    'M4.5 9.5C2.75 8.75 1.75 7.6 1.75 6.25c0-2.2 2.8-4 6.25-4s6.25 1.8 6.25 4-2.8 4-6.25 4a9.6 9.6 0 0 1-2-.2M6 11a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0Zm-1.5 1.5c.25 1 .1 1.6-.75 2.25',
  project: 'M1.75 4.25V12.5h12.5V5.25h-6l-1.5-2h-5v1Z',
  upload: 'M8 10.5V2.5M4.75 5.5 8 2.25l3.25 3.25M2.5 10v3.5h11V10',
  download: 'M8 2v8M4.75 7 8 10.25 11.25 7M2.5 10.5v3h11v-3',
  print: 'M4.5 6V2.25h7V6M4.5 11.5H2.25V6h11.5v5.5H11.5M4.5 9.5h7v4.25h-7V9.5Z',
  warning: 'M8 2 14.5 13.5h-13L8 2Zm0 4.5v3.25M8 11.5v.25',
  info: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 7.25v4M8 4.75V5',
  untested:
    'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM6.25 6.25c0-2.25 3.5-2.25 3.5-.1C9.75 7.75 8 7.75 8 9.25M8 11.25v.25',
  search: 'M7 11.75a4.75 4.75 0 1 0 0-9.5 4.75 4.75 0 0 0 0 9.5ZM10.5 10.5l3.25 3.25',
  keyboard: 'M1.5 4h13v8.5h-13V4ZM4 6.75h.25M6.5 6.75h.25M9 6.75h.25M11.5 6.75h.25M5 9.75h6',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 16 × 16, in the colour of the text beside it; the text carries the meaning. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
