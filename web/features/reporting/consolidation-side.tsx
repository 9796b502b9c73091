import { formatInstant } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { unitInSentence } from '../../app/unit-name.ts';
import { Card, Line, Lines } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { Tone } from '../../ui/tone.ts';
import { ConsolidationChanged } from './consolidation-changes.tsx';
import type { Consolidation } from './consolidation-queries.ts';
import style from './consolidation-side.module.css';
import type { ReportView } from './report-query.ts';
import { StatusChips } from './report-status.tsx';
import { inLanguage } from './report-words.ts';

type Section = ReportView['template']['sections'][number];

/** What of a section is there: written or not, how many recommendations, how complete the figures are. */
function sectionState(
  section: Section,
  report: ReportView,
  { pinned, expected, builtAt }: Consolidation,
): { tone: Tone; words: string } {
  if (report.returned.some(({ item }) => item === `section:${section.key}`))
    return { tone: 'late', words: t('reporting.consolidation_section_returned') };
  if (section.kind === 'table')
    return builtAt === null
      ? { tone: 'waiting', words: t('reporting.consolidation_section_not_built') }
      : {
          tone: pinned === expected ? 'done' : 'waiting',
          words: t('reporting.board_reported_of', { reported: pinned, expected }),
        };
  if (section.kind === 'recommendations')
    return {
      tone: 'info',
      words: t('reporting.consolidation_section_count', { count: report.recommendations.length }),
    };
  const written = Boolean(report.sections.find(({ key }) => key === section.key)?.body.trim());
  if (written) return { tone: 'done', words: t('reporting.consolidation_section_written') };
  return { tone: section.required ? 'late' : 'none', words: t('reporting.consolidation_section_empty') };
}

interface SideProps {
  report: ReportView;
  consolidation: Consolidation;
  onSection: (section: Section) => void;
}

/** The unit's own report: where it stands, what it was built from, and each of its sections. */
export function ConsolidationSide({ report, consolidation, onSection }: SideProps) {
  const { builtAt, pinned, expected } = consolidation;
  return (
    <Card
      title={t('reporting.consolidation_own', { unit: unitInSentence(report.orgUnit.name) })}
      action={<StatusChips status={report.status} lateDays={report.lateDays} />}
    >
      <p className={style.built}>
        {builtAt === null
          ? t('reporting.consolidation_not_built_text')
          : t('reporting.consolidation_built', { pinned, expected, at: formatInstant(builtAt) })}
      </p>
      {consolidation.changed > 0 ? <ConsolidationChanged report={report} changed={consolidation.changed} /> : null}
      <Lines>
        {report.template.sections.map((section) => {
          const { tone, words } = sectionState(section, report, consolidation);
          return (
            <Line key={section.key} end={<Chip tone={tone}>{words}</Chip>}>
              <button type="button" className={style.link} onClick={() => onSection(section)}>
                {section.key}. {inLanguage(section.title)}
              </button>
            </Line>
          );
        })}
      </Lines>
    </Card>
  );
}
