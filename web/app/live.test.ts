import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listen } from './live.ts';

class Line {
  static readonly CLOSED = 2;
  static all: Line[] = [];
  readyState = 1;
  onopen: () => void = () => {};
  onerror: () => void = () => {};
  onmessage: (message: { data: string }) => void = () => {};
  constructor() {
    Line.all.push(this);
  }
  close(): void {
    this.readyState = Line.CLOSED;
  }
  says(news: unknown): void {
    this.onmessage({ data: JSON.stringify(news) });
  }
  breaks(forGood: boolean): void {
    this.readyState = forGood ? Line.CLOSED : 0;
    this.onerror();
  }
}

const totals = { type: 'totals', periodId: 7, orgUnitIds: [1] };
const last = () => Line.all.at(-1) as Line;

beforeEach(() => {
  Line.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Line);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('shares one line between all who listen and closes it after the last', () => {
  const heard: unknown[] = [];
  const stop = [listen('totals', (news) => heard.push(news)), listen('report', (news) => heard.push(news))];
  expect(Line.all).toHaveLength(1);
  last().says(totals);
  expect(heard).toEqual([totals]);
  stop[0]?.();
  expect(last().readyState).toBe(1);
  stop[1]?.();
  expect(last().readyState).toBe(Line.CLOSED);
});

it('tells everyone of a gap when the line was cut and is back', () => {
  const heard: unknown[] = [];
  const stop = listen('totals', (news) => heard.push(news));
  last().onopen();
  expect(heard).toEqual([]);
  last().breaks(false);
  last().onopen();
  expect(heard).toEqual([{ type: 'gap' }]);
  stop();
});

it('opens a new line after the server refused one, more slowly each time', () => {
  const stop = listen('totals', () => {});
  last().breaks(true);
  vi.advanceTimersByTime(1_000);
  expect(Line.all).toHaveLength(2);
  last().breaks(true);
  vi.advanceTimersByTime(1_000);
  expect(Line.all).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(Line.all).toHaveLength(3);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(Line.all).toHaveLength(3);
});
