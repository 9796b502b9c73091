import type dashboards from '../../locales/vi/dashboards.json';
import type findings from '../../locales/vi/findings.json';
import type identity from '../../locales/vi/identity.json';
import type indicators from '../../locales/vi/indicators.json';
import type orgUnits from '../../locales/vi/org-units.json';
import type problems from '../../locales/vi/problems.json';
import type reporting from '../../locales/vi/reporting.json';
import type ui from '../../locales/vi/ui.json';

/** Every slice that has words on screen: one line each. The Vietnamese file is the original. */
interface Sentences {
  dashboards: typeof dashboards;
  findings: typeof findings;
  identity: typeof identity;
  indicators: typeof indicators;
  'org-units': typeof orgUnits;
  problems: typeof problems;
  reporting: typeof reporting;
  ui: typeof ui;
}

type IdsOf<Slice extends keyof Sentences> = `${Slice}.${keyof Sentences[Slice] & string}`;

/** The id of a sentence: `<slice>.<key>`; a refusal's sentence is `problems.<code>`. */
export type SentenceId = { [Slice in keyof Sentences]: IdsOf<Slice> }[keyof Sentences];
