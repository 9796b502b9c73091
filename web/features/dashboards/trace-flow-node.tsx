import { formatQuantity } from '../../app/format.ts';
import { language, t } from '../../app/i18n.ts';
import { traceAddress } from './addresses.ts';
import style from './trace-flow.module.css';
import type { Box, FlowSource } from './trace-flow-model.ts';
import type { Trace } from './trace-query.ts';

/** Where the list of all units below begins on the page. */
export const LIST_ID = 'don-vi-con';

interface NodeProps {
  box: Box | undefined;
  name: string;
  note?: string | undefined;
  value: number | null;
  decimals?: number;
  /** Said instead of a value: why there is none, or that it cannot be added up. */
  instead?: string;
  href?: string;
  /** The unit that the page is about. */
  here?: boolean;
}

/** One box of the flow: who, how complete, how much. */
export function FlowNode({ box, name, note, value, decimals, instead, href, here }: NodeProps) {
  const inside = (
    <>
      <span className={style.head}>
        <span className={style.name}>{name}</span>
        {note ? <small>{note}</small> : null}
      </span>
      <b className={value === null ? style.missing : undefined}>
        {value === null ? (instead ?? t('dashboards.no_value')) : formatQuantity(value, decimals)}
      </b>
    </>
  );
  const shared = { className: style.node, 'data-here': here || undefined, 'aria-current': here || undefined };
  const place = { left: box?.x, top: box?.y, width: box?.width, height: box?.height };
  return (
    <li className={style.place} style={place}>
      {href ? (
        <a {...shared} href={href} title={name}>
          {inside}
        </a>
      ) : (
        <div {...shared} title={name}>
          {inside}
        </div>
      )}
    </li>
  );
}

interface SourceProps {
  source: FlowSource;
  box: Box | undefined;
  trace: Trace;
}

/** A box on the right: a unit, the unit's own number, many together, or those that are silent. */
export function SourceNode({ source, box, trace }: SourceProps) {
  const { kind, value, count } = source;
  const shared = { box, value, decimals: trace.element.decimals };
  if (kind === 'part') return <PartNode source={source} box={box} trace={trace} />;
  if (kind === 'child') return <ChildNode source={source} box={box} trace={trace} />;
  const instead = kind === 'others' ? t('dashboards.see_list') : t(`dashboards.source_${kind}_value`);
  return (
    <FlowNode
      {...shared}
      name={t(`dashboards.source_${kind}`, { count })}
      note={kind === 'silent' ? t('dashboards.source_not_zero') : undefined}
      instead={instead}
      href={kind === 'own' ? undefined : `#${LIST_ID}`}
    />
  );
}

function ChildNode({ source, box, trace }: SourceProps) {
  const child = trace.children.find(({ id }) => id === source.childId);
  if (!child) return null;
  const { childrenReported: reported, childrenExpected: expected } = child;
  const version = child.versionNo === null ? undefined : t('dashboards.version', { no: child.versionNo });
  return (
    <FlowNode
      box={box}
      value={source.value}
      decimals={trace.element.decimals}
      name={child.name}
      note={child.isLeaf ? version : t('dashboards.of_units', { reported, expected })}
      href={traceAddress(trace.period.id, child.id, trace.key)}
    />
  );
}

function PartNode({ source, box, trace }: SourceProps) {
  const part = trace.parts.find(({ key }) => key === source.id);
  const isNumerator = trace.parts[0]?.key === source.id;
  return (
    <FlowNode
      box={box}
      value={source.value}
      name={part?.name[language()] ?? ''}
      note={t(isNumerator ? 'dashboards.numerator' : 'dashboards.denominator')}
      href={traceAddress(trace.period.id, trace.orgUnit.id, source.id)}
    />
  );
}
