import { proveKill } from './proofs/kill.ts';
import { proveRollup } from './proofs/rollup-run.ts';

// npm run prove -- NAME: shows that something holds, and fails where it does not.

const PROOFS: Record<string, { about: string; prove(): Promise<boolean> }> = {
  kill: {
    about: 'Killed in the middle of saving, on both servers: nothing acknowledged is lost, nothing half saved.',
    prove: proveKill,
  },
  rollup: {
    about: 'Every stored total equals what one group by over the values gives (DATABASE_URL, else the demonstration).',
    prove: proveRollup,
  },
};

// Interrupted, we still leave by the door, so that the servers started here are stopped.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const proof = PROOFS[process.argv[2] ?? ''];
if (proof) process.exitCode = (await proof.prove()) ? 0 : 1;
else {
  const lines = Object.entries(PROOFS).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`);
  console.error(`Say what to prove: npm run prove -- NAME\n\n${lines.join('\n')}`);
  process.exitCode = 1;
}
