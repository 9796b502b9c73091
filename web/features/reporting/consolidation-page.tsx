import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { periodName } from '../../app/period-name.ts';
import { failureSentence, Waiting } from '../../app/problem-pages.tsx';
import { unitInSentence } from '../../app/unit-name.ts';
import { Banner } from '../../ui/banner.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Columns, Page, Stack } from '../../ui/page.tsx';
import { Board, BoardStates } from './board.tsx';
import { ConsolidationActs } from './consolidation-acts.tsx';
import { ConsolidationFigures } from './consolidation-figures.tsx';
import { ConsolidationMissing } from './consolidation-missing.tsx';
import { upwardName } from './consolidation-names.ts';
import {
  type BoardView,
  boardQuery,
  type Consolidation,
  useConsolidationLive,
  useReportRef,
} from './consolidation-queries.ts';
import { ConsolidationSide } from './consolidation-side.tsx';
import { Tabs } from './consolidation-tabs.tsx';
import { ConsolidationWords } from './consolidation-words.tsx';
import { DocumentIssue } from './document-issue.tsx';
import { ConflictDialog } from './entry-conflict-dialog.tsx';
import { EntryHistory } from './entry-history.tsx';
import { jumpTo, whenElsewhere } from './entry-jump.ts';
import { type Entry, useEntry } from './entry-state.ts';
import { Unsent } from './entry-unsent.tsx';
import { ReportEntry } from './report-entry.tsx';
import { type ReportView, reportHref, reportQuery } from './report-query.ts';

const NO_CHILDREN: ReadonlySet<number> = new Set();

/** The consolidated report of a unit: its children's reports, its own words and figures, and the document it becomes. */
export default function ConsolidationPage() {
  const ref = useReportRef();
  const report = useQuery(reportQuery(ref));
  const branch = Boolean(report.data?.consolidation);
  const board = useQuery({ ...boardQuery(ref), enabled: branch });
  const children = useMemo(
    () => (board.data ? new Set(board.data.rows.map(({ orgUnit }) => orgUnit.id)) : NO_CHILDREN),
    [board.data],
  );
  useConsolidationLive(ref, children);
  if (!report.data) return report.error ? <Refused error={report.error} /> : <Waiting />;
  const { consolidation } = report.data;
  if (!consolidation) return <NoChildren report={report.data} />;
  return (
    <Loaded
      key={`${ref.roundId}/${ref.orgUnitId}`}
      report={report.data}
      consolidation={consolidation}
      board={board.data}
      boardError={board.error}
    />
  );
}

function Refused({ error }: { error: unknown }) {
  return (
    <Page title={t('reporting.consolidation_title')}>
      <EmptyState title={failureSentence(error)} />
    </Page>
  );
}

function NoChildren({ report }: { report: ReportView }) {
  const href = reportHref({ roundId: report.roundId, orgUnitId: report.orgUnit.id });
  return (
    <Page title={report.orgUnit.name} sub={periodName(report.period)}>
      <EmptyState
        title={t('reporting.consolidation_leaf')}
        action={
          <ButtonLink look="act" href={href}>
            {t('reporting.consolidation_leaf_open')}
          </ButtonLink>
        }
      />
    </Page>
  );
}

const VIEWS = ['bao-cao-con', 'loi-van', 'so-lieu', 'so-lieu-rieng', 'van-ban'] as const;
type View = (typeof VIEWS)[number];

/** The view stands in the address, so that a link can lead to it and going back comes back to it. */
function useView(): [View, (view: View) => void] {
  const hash = useRouterState({ select: ({ location }) => location.hash });
  const navigate = useNavigate();
  // What was pressed counts at once; the address follows, and leads again as soon as it has moved.
  const [pressed, setPressed] = useState<View | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what ends a press
  useEffect(() => setPressed(null), [hash]);
  const addressed = VIEWS.find((one) => one === hash) ?? VIEWS[0];
  const choose = (next: View) => {
    setPressed(next);
    void navigate({ to: '.', hash: next, replace: true, resetScroll: false, hashScrollIntoView: false });
  };
  return [pressed ?? addressed, choose];
}

interface LoadedProps {
  report: ReportView;
  consolidation: Consolidation;
  board: BoardView | undefined;
  boardError: unknown;
}

function Loaded({ report, consolidation, board, boardError }: LoadedProps) {
  const [view, setView] = useView();
  const entry = useEntry(report);
  const deadline = formatDay(report.deadline);
  const upward = upwardName(report);
  const due = upward
    ? t('reporting.consolidation_due', { parent: upward, day: deadline })
    : t('reporting.consolidation_due_root', { day: deadline });
  const tabs = VIEWS.map((id) => ({
    id,
    name: t(`reporting.consolidation_view_${viewWord(id)}`, { count: consolidation.expected }),
  }));
  return (
    <Page
      title={t('reporting.consolidation_of', { unit: unitInSentence(report.orgUnit.name) })}
      sub={`${periodName(report.period)} · ${t('reporting.consolidation_window', { from: formatDay(report.period.startsOn), to: formatDay(report.period.endsOn) })} · ${due}`}
      actions={<ConsolidationActs entry={entry} consolidation={consolidation} />}
    >
      {board ? <BoardStates board={board} /> : null}
      {boardError ? <Banner tone="late">{failureSentence(boardError)}</Banner> : null}
      {view === 'so-lieu-rieng' ? null : <Unsent entry={entry} />}
      <Tabs label={t('reporting.consolidation_views')} tabs={tabs} current={view} onChange={setView}>
        <ViewBody view={view} onView={setView} entry={entry} consolidation={consolidation} board={board} />
      </Tabs>
      {view === 'so-lieu-rieng' ? null : <ConflictDialog entry={entry} />}
    </Page>
  );
}

const WORDS = {
  'bao-cao-con': 'children',
  'loi-van': 'words',
  'so-lieu': 'figures',
  'so-lieu-rieng': 'own',
  'van-ban': 'document',
} as const satisfies Record<View, string>;
const viewWord = (view: View) => WORDS[view];

interface ViewProps {
  view: View;
  onView: (view: View) => void;
  entry: Entry;
  consolidation: Consolidation;
  board: BoardView | undefined;
}

/** Shows the view that holds a place, and then the place: it has to be on screen before it can be reached. */
function bringTo(at: Parameters<typeof jumpTo>[0], onView: (view: View) => void): void {
  onView(at.kind === 'section' ? 'loi-van' : 'so-lieu-rieng');
  setTimeout(() => jumpTo(at, false), 80);
}

function ViewBody({ view, onView, entry, consolidation, board }: ViewProps) {
  // What waits to be saved is shown as typed; totals and what may be done are the server's.
  const { report } = entry;
  useEffect(() => whenElsewhere((at) => bringTo(at, onView)), [onView]);
  const goTo = (section: ReportView['template']['sections'][number]) => {
    if (section.kind === 'table') onView('so-lieu');
    else jumpTo({ kind: 'section', key: section.key });
  };
  if (view === 'so-lieu') return <ConsolidationFigures report={report} consolidation={consolidation} />;
  if (view === 'so-lieu-rieng') return <ReportEntry entry={entry} parts={['tables']} />;
  if (view === 'van-ban') return <DocumentIssue report={report} />;
  return (
    <Columns>
      <Stack>
        {view === 'loi-van' ? <ConsolidationWords entry={entry} /> : board ? <Board board={board} /> : <Waiting />}
      </Stack>
      <Stack>
        <ConsolidationSide report={report} consolidation={consolidation} onSection={goTo} />
        <ConsolidationMissing report={report} consolidation={consolidation} />
        <EntryHistory report={report} />
      </Stack>
    </Columns>
  );
}
