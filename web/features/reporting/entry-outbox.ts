import { type Change, type Changes, idOf } from './entry-changes.ts';

/** What was typed and is not on the server yet. It outlives the page: each change is kept on this machine as it is typed. */
export interface Outbox {
  changes: () => Changes;
  put: (change: Change) => void;
  drop: (id: string) => void;
  /** False where the browser refuses to keep anything; then only the open page holds what was typed. */
  isKept: () => boolean;
  subscribe: (changed: () => void) => () => void;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Each change has an entry of its own, so that two windows with the same report do not write over each other's. */
function readChanges(name: string, store: Store | null): Map<string, Change> {
  const found = new Map<string, Change>();
  if (!store) return found;
  for (let index = 0; index < store.length; index += 1) {
    const entry = store.key(index);
    if (!entry?.startsWith(`${name}/`)) continue;
    try {
      const change = JSON.parse(store.getItem(entry) ?? '') as Change;
      found.set(idOf(change), change);
    } catch {
      // An entry that cannot be read holds nothing that could be shown.
    }
  }
  return found;
}

/**
 * Opens the outbox of one report of one account, with what an earlier visit left in it.
 *
 * @param name tells reports and accounts apart
 * @param store the browser's `localStorage`, or null where it has none
 */
export function openOutbox(name: string, store: Store | null): Outbox {
  let changes: Changes = readChanges(name, store);
  let kept = store !== null;
  const listeners = new Set<() => void>();
  const become = (next: Changes) => {
    changes = next;
    for (const changed of listeners) changed();
  };
  return {
    changes: () => changes,
    isKept: () => kept,
    put(change) {
      const id = idOf(change);
      try {
        store?.setItem(`${name}/${id}`, JSON.stringify(change));
      } catch {
        kept = false;
      }
      become(new Map(changes).set(id, change));
    },
    drop(id) {
      store?.removeItem(`${name}/${id}`);
      const next = new Map(changes);
      if (next.delete(id)) become(next);
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** The browser's own store, or null where it is closed to pages. */
export function browserStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
