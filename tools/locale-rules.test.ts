// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source text is what is tested
import { expect, it } from 'vitest';
import { compareLanguages, compareRefusals, findUnknown, findUnused, placeholdersOf } from './locale-rules.ts';

const book = (sentences: Record<string, string>) => new Map(Object.entries(sentences));
const file = (text: string) => [{ path: 'a.tsx', text }];

it('finds placeholders inside plurals, each once', () => {
  expect(placeholdersOf('{n, plural, =0 {} other {# của {name}}} {name}')).toEqual(['n', 'name']);
});

it('names a sentence that one language lacks', () => {
  expect(compareLanguages(book({ 'a.b': 'Có' }), book({}))).toEqual(['a.b: has no English sentence']);
  expect(compareLanguages(book({}), book({ 'a.b': 'Yes' }))).toEqual(['a.b: has no Vietnamese sentence']);
  expect(compareLanguages(book({ 'a.b': 'Có' }), book({ 'a.b': '' }))).toEqual(['a.b: has no English sentence']);
});

it('names a sentence whose placeholders differ, and one that cannot be read', () => {
  expect(compareLanguages(book({ 'a.b': '{x} xã' }), book({ 'a.b': '{y} communes' }))).toHaveLength(1);
  expect(compareLanguages(book({ 'a.b': '{x' }), book({ 'a.b': '{x}' }))[0]).toContain('no ICU message');
  expect(
    compareLanguages(book({ 'a.b': '{x} xã' }), book({ 'a.b': '{x, plural, one {# commune} other {# communes}}' })),
  ).toEqual([]);
});

it('names a call for a sentence that does not exist, plain or built', () => {
  const known = book({ 'a.state_done': 'Xong' });
  expect(findUnknown(file("t('a.state_done') + t(`a.state_${s}`)"), known)).toEqual([]);
  expect(findUnknown(file("t('a.state_late')"), known)).toEqual(['a.tsx: there is no sentence a.state_late']);
  expect(findUnknown(file('t(`b.${s}`)'), known)).toEqual(['a.tsx: no sentence fits b.${s}']);
});

it('names a sentence that nothing says', () => {
  const known = book({ 'a.one': 'Một', 'a.two': 'Hai', 'c.x_y': 'Ba' });
  expect(findUnused(file("t('a.one'); const id = `c.x_${kind}`"), known)).toEqual(['a.two: is used nowhere']);
});

it('holds refusals and their sentences against each other', () => {
  const code = file("problems('round', {\n  closed: 409, // too late: 404\n  unknown: 404,\n})");
  expect(compareRefusals(code, book({ 'problems.round.closed': 'Đã đóng', 'problems.round.old': 'Cũ' }))).toEqual([
    'round.unknown: the refusal has no sentence in problems.json',
    'problems.round.old: no refusal has this code',
  ]);
});
