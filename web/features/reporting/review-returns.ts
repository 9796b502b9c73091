import { useState } from 'react';
import { browserStore } from './entry-outbox.ts';
import type { Item } from './report-content.ts';

function readKept(name: string): Record<Item, string> {
  try {
    return JSON.parse(browserStore()?.getItem(name) ?? '{}') as Record<Item, string>;
  } catch {
    return {};
  }
}

function keep(name: string, reasons: Record<Item, string>): void {
  try {
    if (Object.keys(reasons).length > 0) browserStore()?.setItem(name, JSON.stringify(reasons));
    else browserStore()?.removeItem(name);
  } catch {
    // Without room the open page alone holds them.
  }
}

/** What the approver is about to return, each with its reason; kept on this machine until it is sent. */
export function useReturns(name: string) {
  const [reasons, setReasons] = useState(() => readKept(name));
  const become = (next: Record<Item, string>) => {
    keep(name, next);
    setReasons(next);
  };
  return {
    reasons,
    items: Object.keys(reasons),
    isChosen: (item: Item) => item in reasons,
    toggle(item: Item) {
      const { [item]: chosen, ...others } = reasons;
      become(chosen === undefined ? { ...reasons, [item]: '' } : others);
    },
    say: (item: Item, reason: string) => become({ ...reasons, [item]: reason }),
    clear: () => become({}),
  };
}

export type Returns = ReturnType<typeof useReturns>;
