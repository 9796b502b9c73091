import { useEffect, useRef } from 'react';

/** What the server tells without being asked. */
export type LiveEvent =
  | { type: 'totals'; periodId: number; orgUnitIds: number[] }
  | { type: 'report'; roundId: number; orgUnitId: number; status: string }
  | { type: 'document'; documentId: string };

export type LiveTopic = LiveEvent['type'];
/** `gap`: the line was cut and is back; something may have been missed, so ask again. */
export type LiveNews<T extends LiveTopic> = Extract<LiveEvent, { type: T }> | { type: 'gap' };

type Listener = (news: LiveEvent | { type: 'gap' }) => void;

const PAUSES = [1_000, 2_000, 5_000, 15_000, 30_000];
const listeners = new Map<LiveTopic, Set<Listener>>();
let source: EventSource | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
let wasCut = false;

function tell(news: LiveEvent): void {
  for (const listener of listeners.get(news.type) ?? []) listener(news);
}

function tellGap(): void {
  for (const listener of [...listeners.values()].flatMap((some) => [...some])) listener({ type: 'gap' });
}

function opened(): void {
  failures = 0;
  if (wasCut) tellGap();
  wasCut = false;
}

function cut(): void {
  wasCut = true;
  // The browser reconnects by itself, except after an answer that was an error.
  if (source?.readyState !== EventSource.CLOSED) return;
  close();
  const pause = PAUSES[Math.min(failures, PAUSES.length - 1)];
  failures += 1;
  retry = setTimeout(open, pause);
}

function open(): void {
  clearTimeout(retry);
  source = new EventSource('/api/live');
  source.onopen = opened;
  source.onerror = cut;
  source.onmessage = (message) => tell(JSON.parse(message.data) as LiveEvent);
}

function close(): void {
  clearTimeout(retry);
  source?.close();
  source = null;
}

/**
 * Listens to the server: one connection for the whole page, opened by the first listener and
 * closed after the last.
 *
 * @returns stops listening
 */
export function listen<T extends LiveTopic>(topic: T, callback: (news: LiveNews<T>) => void): () => void {
  const some = listeners.get(topic) ?? new Set<Listener>();
  listeners.set(topic, some.add(callback as Listener));
  if (!source) open();
  return () => {
    some.delete(callback as Listener);
    if ([...listeners.values()].every((left) => left.size === 0)) close();
  };
}

/** Calls back when the server tells something of the topic, for as long as the component is on the page. */
export function useLive<T extends LiveTopic>(topic: T, callback: (news: LiveNews<T>) => void): void {
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => listen(topic, (news: LiveNews<T>) => latest.current(news)), [topic]);
}
