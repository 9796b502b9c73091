import { NotFound } from './problem-pages.tsx';
import { useMe } from './session.ts';
import { DemoRibbon } from './shell.tsx';

/** An address that leads nowhere, outside the shell: for those who are not signed in too. */
export function LoneNotFound() {
  const me = useMe();
  return (
    <>
      {me ? <DemoRibbon me={me} /> : null}
      <main className="lone">
        <NotFound />
      </main>
    </>
  );
}
