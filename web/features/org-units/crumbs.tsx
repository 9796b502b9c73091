import { t } from '../../app/i18n.ts';

interface CrumbsProps {
  /** From the top of the tree down to where one is. */
  path: { id: number; name: string }[];
  addressOf: (id: number) => string;
  /** The page of the last unit itself. */
  detail?: string | undefined;
}

/** The units above, each a link, and where one is. */
export function Crumbs({ path, addressOf, detail }: CrumbsProps) {
  return (
    <nav aria-label={t('org-units.path')}>
      {path.map(({ id, name }, index) =>
        index < path.length - 1 ? (
          <span key={id}>
            <a href={addressOf(id)}>{name}</a> ›{' '}
          </span>
        ) : (
          <b key={id} aria-current="location">
            {name}
          </b>
        ),
      )}
      {detail ? (
        <>
          {' '}
          · <a href={detail}>{t('org-units.open_unit')}</a>
        </>
      ) : null}
    </nav>
  );
}
