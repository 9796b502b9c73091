import { startEmbedded } from '../../src/platform/engine/embedded.ts';

// Run as a process of its own, to be killed: starts the built-in database and says so.
const [dataDir = '', address = ''] = process.argv.slice(2);
const { adminUrl, ownerUrl } = await startEmbedded({ dataDir, address, log: () => {} });
console.log(JSON.stringify({ adminUrl, ownerUrl }));
setInterval(() => {}, 60_000);
