import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

it('runs server, worker and web together unless one is named', () => {
  expect(readConfig(['demo'], {}, '/').parts).toEqual({ server: true, worker: true, web: true });
  expect(readConfig(['serve', '--worker'], {}, '/').parts).toEqual({ server: false, worker: true, web: false });
});

it('refuses a port that is no port', () => {
  expect(() => readConfig(['demo'], { PORT: '70000' }, '/')).toThrow(/^config\./);
  expect(() => readConfig(['demo'], { PORT: 'eighty' }, '/')).toThrow('config.bad_port');
});

it('refuses a real installation whose passwords would travel in the open', () => {
  expect(() => readConfig(['serve'], { PUBLIC_URL: 'http://roirang.example' }, '/')).toThrow('config.no_tls');
  expect(() => readConfig(['serve'], { HOST: '0.0.0.0', PUBLIC_URL: 'https://roirang.example' }, '/')).toThrow(
    'config.open_host',
  );
  expect(
    readConfig(['serve'], { HOST: '0.0.0.0', BEHIND_PROXY: '1', PUBLIC_URL: 'https://roirang.example' }, '/').host,
  ).toBe('0.0.0.0');
});

it('refuses a word or a flag it does not know', () => {
  expect(() => readConfig(['prod'], {}, '/')).toThrow(/^config\./);
  expect(() => readConfig(['demo', '--fast'], {}, '/')).toThrow('config.bad_flag');
});
