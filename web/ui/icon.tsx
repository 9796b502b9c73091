const PATHS = {
  back: 'M10 3 5 8l5 5',
  chevron: 'M6 3l5 5-5 5',
  close: 'M4 4l8 8M12 4l-8 8',
  comment: 'M3 3.5h10v7H7.5L4.5 13v-2.5H3z',
  down: 'M4 6l4 4 4-4',
  evidence: 'M11.5 6.5 7.2 10.8a1.6 1.6 0 0 1-2.3-2.3l5-5a2.6 2.6 0 0 1 3.7 3.7l-5.2 5.2a3.7 3.7 0 0 1-5.2-5.2L7 3.4',
  lock: 'M4.5 7.5h7v5.5h-7zM6 7.5V5.6a2 2 0 0 1 4 0v1.9',
  menu: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  person: 'M8 8.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM3 13.4c.6-2.3 2.6-3.4 5-3.4s4.4 1.1 5 3.4',
  returned: 'M6 4 3 7l3 3M3.5 7H10a3 3 0 0 1 0 6H8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5 14 14',
  up: 'M4 10l4-4 4 4',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.4v.01',
} as const;

export type IconName = keyof typeof PATHS;

/** A small line drawing; it never stands alone, a word beside it or a label says the same. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'menu' ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
