import { useNavigate, useParams } from '@tanstack/react-router';
import { formatDay } from '../../app/format.ts';
import { t } from '../../app/i18n.ts';
import { BrokenPage, Waiting } from '../../app/problem-pages.tsx';
import { unitInSentence } from '../../app/unit-name.ts';
import { Banner } from '../../ui/banner.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Columns, Page, Stack } from '../../ui/page.tsx';
import { Crumbs } from './crumbs.tsx';
import { DayField } from './day-field.tsx';
import { SuccessionCard } from './succession-card.tsx';
import style from './unit-page.module.css';
import { unitAddress, unitsAddress, useAsked, useUnit } from './units-query.ts';

type OneUnit = NonNullable<ReturnType<typeof useUnit>['data']>;

export default function UnitPage() {
  const { id } = useParams({ strict: false });
  const asked = useAsked();
  const navigate = useNavigate();
  const { data, error } = useUnit(Number(id), asked.day);
  if (error && !data) return <BrokenPage error={error} />;
  if (!data) return <Waiting />;
  const name = data.current?.name ?? data.versions.at(-1)?.name ?? '';
  return (
    <Page
      title={name}
      sub={<Crumbs path={data.path} addressOf={(above) => unitAddress(above, asked.day)} />}
      actions={
        <>
          <DayField day={data.day} onDay={(day) => navigate({ href: unitAddress(data.id, day) })} />
          {data.current ? (
            <ButtonLink href={unitsAddress({ day: asked.day, parentId: data.id })}>
              {t('org-units.see_below')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {data.current ? null : (
        <Banner tone="waiting" title={t('org-units.not_open', { day: formatDay(data.day) })}>
          {t('org-units.not_open_hint')}
        </Banner>
      )}
      <Columns>
        <VersionsCard unit={data} />
        <Stack>
          <SuccessionCard direction="from" edges={data.predecessors} />
          <SuccessionCard direction="to" edges={data.successors} ended={Boolean(data.versions.at(-1)?.validTo)} />
        </Stack>
      </Columns>
    </Page>
  );
}

/** What the unit was called and was, from one day to another; the version of the day is marked. */
function VersionsCard({ unit }: { unit: OneUnit }) {
  const { current, versions, path } = unit;
  const versionsDown = [...versions].reverse();
  const above = path.at(-2);
  return (
    <Card title={t('org-units.versions', { count: versions.length })} hint={t('org-units.versions_hint')}>
      <ol className={style.versions}>
        {versionsDown.map((version) => {
          const holds = current !== null && version.validFrom === current.validFrom;
          return (
            <li key={version.validFrom ?? 'start'} data-here={holds || undefined}>
              <p className={style.days}>
                {t('org-units.from_to', {
                  from: version.validFrom ? formatDay(version.validFrom) : t('org-units.since_before'),
                  to: version.validTo ? formatDay(version.validTo) : t('org-units.until_now'),
                })}{' '}
                {holds ? <Chip tone="info">{t('org-units.on_this_day')}</Chip> : null}
              </p>
              <p>
                <b>{version.name}</b>
              </p>
              <p className={style.quiet}>
                {t('org-units.kind', { kind: version.kind })} · {t('org-units.code', { code: version.code })}
                {version.parentId === null ? null : (
                  <>
                    {' '}
                    ·{' '}
                    <a href={unitAddress(version.parentId, version.validTo ?? version.validFrom ?? undefined)}>
                      {holds && above
                        ? t('org-units.parent_name', { name: unitInSentence(above.name) })
                        : t('org-units.parent')}
                    </a>
                  </>
                )}
              </p>
              {version.legalBasis ? (
                <p className={style.quiet}>{t('org-units.legal_basis', { basis: version.legalBasis })}</p>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
