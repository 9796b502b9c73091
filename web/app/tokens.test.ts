import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`tokens.css has no ${selector}`);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

const light = block(':root');
const themes = {
  light,
  dark: { ...light, ...block(':root[data-theme="dark"]') },
  contrast: { ...light, ...block(':root[data-theme="contrast"]') },
};

/** @source WCAG 2.2, relative luminance and contrast ratio */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const STATES = ['cham', 'ma', 'lua', 'son'];
const GROUNDS = ['paper', 'card', 'sunken', 'field'];
const WORDS: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-2', ground],
  ]),
  ...STATES.flatMap((state): [string, string][] => [
    [`${state}-text`, 'card'],
    [`${state}-text`, 'paper'],
    [`${state}-text`, 'field'],
    [`${state}-text`, `${state}-pale`],
    ['ink', `${state}-pale`],
    ['ink-2', `${state}-pale`],
    [`${state}-on`, `${state}-solid`],
  ]),
  ['none-on', 'none-solid'],
  ['cham-on', 'cham-solid-hover'],
];
const MARKS: [string, string][] = [
  ...STATES.flatMap((state): [string, string][] => [
    [state, 'card'],
    [state, 'paper'],
  ]),
  ...GROUNDS.map((ground): [string, string] => ['focus', ground]),
  ...GROUNDS.map((ground): [string, string] => ['line-strong', ground]),
];

function tooPale(theme: Record<string, string>, pairs: [string, string][], least: number): string[] {
  return pairs
    .map(([ink, ground]) => ({ pair: `${ink} on ${ground}`, ratio: contrast(theme[ink] ?? '', theme[ground] ?? '') }))
    .filter(({ ratio }) => !(ratio >= least))
    .map(({ pair, ratio }) => `${pair} ${ratio.toFixed(2)}`);
}

it.each(Object.keys(themes) as (keyof typeof themes)[])('words can be read in the %s theme', (name) => {
  expect(tooPale(themes[name], WORDS, name === 'contrast' ? 7 : 4.5)).toEqual([]);
});

it.each(Object.keys(themes) as (keyof typeof themes)[])(
  'marks, fields and focus can be seen in the %s theme',
  (name) => {
    expect(tooPale(themes[name], MARKS, 3)).toEqual([]);
  },
);

it('measures black on white as 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});
