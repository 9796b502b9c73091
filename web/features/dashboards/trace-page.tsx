import { formatDay, formatQuantity } from '../../app/format.ts';
import { language, t } from '../../app/i18n.ts';
import { periodName } from '../../app/period-name.ts';
import { BrokenPage, failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { Columns, Page, Stack } from '../../ui/page.tsx';
import { traceAddress } from './addresses.ts';
import { CopyLink } from './copy-link.tsx';
import { TraceChildren } from './trace-children.tsx';
import { addsUp, TraceFlow } from './trace-flow.tsx';
import { OriginCard } from './trace-origin.tsx';
import { type Trace, useTrace } from './trace-query.ts';
import { CompletenessCard, DefinitionCard, MembersCard, UpwardCard, UsedInCard } from './trace-side.tsx';

export default function TracePage() {
  const { data: trace, error } = useTrace();
  if (error && !trace) return <BrokenPage error={error} />;
  if (!trace) return <Waiting />;
  const { element, value } = trace;
  // Nobody types a ratio: its cells are those of its two parts.
  const origin = trace.origin && trace.parts.length === 0 ? <OriginCard trace={trace} origin={trace.origin} /> : null;
  const isLeaf = trace.children.length === 0;
  const unit = element.unit[language()];
  return (
    <Page
      title={
        value === null
          ? t('dashboards.trace_title_none')
          : t('dashboards.trace_title', { value: formatQuantity(value, element.decimals), unit })
      }
      sub={<TraceSub trace={trace} />}
      actions={<CopyLink />}
    >
      {error ? <Banner tone="late">{failureSentence(error)}</Banner> : null}
      <Columns>
        <Stack>
          <Card title={t('dashboards.flow')} hint={flowHint(trace)}>
            <TraceFlow trace={trace} />
          </Card>
          {isLeaf ? origin : null}
          <MembersCard trace={trace} />
          <TraceChildren trace={trace} />
        </Stack>
        <Stack>
          {isLeaf ? null : origin}
          <CompletenessCard trace={trace} />
          <UpwardCard trace={trace} />
          <DefinitionCard trace={trace} />
          <UsedInCard trace={trace} />
        </Stack>
      </Columns>
    </Page>
  );
}

function flowHint(trace: Trace): string {
  if (trace.parts.length > 0) return t('dashboards.flow_hint_ratio');
  if (!addsUp(trace)) return t('dashboards.flow_hint_distinct');
  return trace.children.length > 0 ? t('dashboards.flow_hint_sum') : t('dashboards.flow_hint_leaf');
}

/** Which figure, which period, which day's map, and the units from the top of the country down to this one. */
function TraceSub({ trace }: { trace: Trace }) {
  const { element, period, unitsOn, upward, orgUnit, key } = trace;
  const above = upward.filter(({ id }) => id !== orgUnit.id).reverse();
  const name = element.name[language()];
  return (
    <>
      <div>
        {[
          t('dashboards.trace_of', { name: element.optionName ? `${name} – ${element.optionName[language()]}` : name }),
          periodName(period),
          t('dashboards.units_on', { day: formatDay(unitsOn) }),
        ].join(' · ')}
      </div>
      <nav aria-label={t('dashboards.upward')}>
        {above.map((one) => (
          <span key={one.id}>
            <a href={traceAddress(period.id, one.id, key)}>{one.name}</a> ›{' '}
          </span>
        ))}
        <b aria-current="page">{orgUnit.name}</b>
      </nav>
    </>
  );
}
