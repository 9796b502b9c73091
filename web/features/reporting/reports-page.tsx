import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../app/i18n.ts';
import { periodName } from '../../app/period-name.ts';
import { BrokenPage, Waiting } from '../../app/problem-pages.tsx';
import { useMe } from '../../app/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Picker } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { ReportsBelow } from './report-list-below.tsx';
import { OwnReports } from './report-list-own.tsx';
import { roundsQuery } from './report-query.ts';
import { inLanguage } from './report-words.ts';

/** Reports by round: of one's own unit over time, and of the units below. `?ky=` names the period, `?dv=` the unit above. */
export default function ReportsPage() {
  const { ky, dv } = useSearch({ from: '/shell/bao-cao' });
  const navigate = useNavigate();
  const me = useMe();
  const { data, error } = useQuery(roundsQuery);
  if (error && !data) return <BrokenPage error={error} />;
  if (!data || !me) return <Waiting />;
  const round =
    data.rounds.find(({ period }) => period.key === ky) ??
    data.rounds.find(({ id }) => id === data.currentRoundId) ??
    data.rounds[0];
  if (!round || !me.can.readReports) return <Nothing mayRead={me.can.readReports} />;
  const above = Number(dv) || me.unit?.id;
  const choose = (key: string) => navigate({ to: '/bao-cao', search: { ky: key, ...(dv ? { dv } : {}) } });
  const picker = (
    <Picker
      label={t('reporting.report_round')}
      value={round.period.key}
      onChange={(event) => void choose(event.target.value)}
    >
      {data.rounds.map(({ id, period }) => (
        <option key={id} value={period.key}>
          {periodName(period)}
        </option>
      ))}
    </Picker>
  );
  return (
    <Page title={t('ui.nav_reports')} sub={inLanguage(round.templateName)} actions={picker}>
      {above ? (
        <ReportsBelow key={`${round.id}/${above}`} roundId={round.id} above={above} ky={round.period.key} />
      ) : null}
      {me.unit ? <OwnReports unit={me.unit} rounds={data.rounds} /> : null}
    </Page>
  );
}

/** No round yet, or an account that keeps the doors and does not read what is behind them. */
function Nothing({ mayRead }: { mayRead: boolean }) {
  return (
    <Page title={t('ui.nav_reports')}>
      <EmptyState title={t(mayRead ? 'reporting.report_no_round' : 'reporting.report_not_read')}>
        {t(mayRead ? 'reporting.report_no_round_text' : 'reporting.report_not_read_text')}
      </EmptyState>
    </Page>
  );
}
