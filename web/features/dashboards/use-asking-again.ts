import { useCallback, useRef } from 'react';

/**
 * Turns many pieces of news into few questions: what comes while an answer is on its way leads to exactly
 * one more question after it, so that the last news is never missed and a busy hour never floods the server.
 *
 * @param ask asks once; it settles when the answer is there, and never throws
 */
export function useAskingAgain(ask: () => Promise<unknown>): () => void {
  const state = useRef<'idle' | 'asking' | 'again'>('idle');
  const latest = useRef(ask);
  latest.current = ask;
  return useCallback(() => {
    if (state.current !== 'idle') {
      state.current = 'again';
      return;
    }
    const round = async () => {
      do {
        state.current = 'asking';
        await latest.current();
      } while ((state.current as string) === 'again');
      state.current = 'idle';
    };
    void round();
  }, []);
}
